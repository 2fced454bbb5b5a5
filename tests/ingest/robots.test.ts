import { expect, it } from 'vitest';
import { askRobots } from '../../ingest/robots.ts';

const may = (text: string, path = '/a', agent = 'Marsad/0.1') =>
  askRobots(text, agent, `https://exemple.ma${path}`).allowed;

it('allows everything without a rule', () => {
  expect([may(''), may('User-agent: *\nDisallow:'), may('<html>404</html>')]).toEqual([
    true,
    true,
    true,
  ]);
});

it('obeys its own group, and only that, when there is one', () => {
  const text = 'User-agent: *\nDisallow: /\n\nUser-agent: marsad\nDisallow: /prive/';
  expect([may(text), may(text, '/prive/x'), may(text, '/a', 'Autre')]).toEqual([
    true,
    false,
    false,
  ]);
});

it('joins groups of one agent and lists of agents', () => {
  const text =
    'User-agent: a\nUser-agent: Marsad\nDisallow: /x\n\nUser-agent: Marsad\nDisallow: /y';
  expect([may(text, '/x'), may(text, '/y'), may(text, '/z')]).toEqual([false, false, true]);
});

it('lets the longest rule win, and Allow when they are equal', () => {
  expect(
    may('User-agent: *\nDisallow: /dossier\nAllow: /dossier/public', '/dossier/public/1'),
  ).toBe(true);
  expect(may('User-agent: *\nDisallow: /a\nAllow: /a')).toBe(true);
});

it('understands * and $', () => {
  const text = 'User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/imprimer';
  expect([may(text, '/x.pdf'), may(text, '/x.pdf?y'), may(text, '/fr/imprimer/1')]).toEqual([
    false,
    true,
    false,
  ]);
});

it('compares Arabic paths in their encoded form', () => {
  expect(may('User-agent: *\nDisallow: /خاص', '/%d8%ae%d8%a7%d8%b5/1')).toBe(false);
});

it('reads delays and site maps', () => {
  const answer = askRobots(
    'User-agent: *\nCrawl-delay: 5\nSitemap: https://exemple.ma/s.xml',
    'Marsad',
    'https://exemple.ma/',
  );
  expect(answer).toEqual({ allowed: true, crawlDelay: 5, sitemaps: ['https://exemple.ma/s.xml'] });
});

it('survives a pattern made to hang', () => {
  expect(may(`User-agent: *\nDisallow: /${'*a'.repeat(5000)}b`, `/${'a'.repeat(5000)}`)).toBe(true);
});
