import { expect, it } from 'vitest';
import { breadcrumbList, graphText } from '../../site/src/structured-data.ts';

it('a breadcrumb numbers its steps from one, each with its address', () => {
  const steps = [
    { name: 'À la une', url: 'https://marsad.example/fr/' },
    { name: 'Tendances', url: 'https://marsad.example/fr/trends/' },
  ];
  expect(breadcrumbList(steps)).toEqual({
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: 'À la une', item: steps[0]?.url },
      { '@type': 'ListItem', position: 2, name: 'Tendances', item: steps[1]?.url },
    ],
  });
});

it('a graph never ends the script element it stands in', () => {
  const node = { '@type': 'Report', headline: '</script><script>alert(1)</script>' };
  const text = graphText([node]);
  expect(text).not.toContain('<');
  expect(JSON.parse(text ?? '')).toEqual({ '@context': 'https://schema.org', '@graph': [node] });
  expect(graphText([])).toBeUndefined();
});
