/** The open data as a Frictionless data package (datapackage.org, Data Package v2): every table with its columns. */
import type { APIRoute } from 'astro';
import { tables } from '../../open-data.ts';
import { licence } from '../../structured-data.ts';
import { loadWatch } from '../../watch.ts';

export const GET: APIRoute = async ({ site }) => {
  const { updated } = await loadWatch();
  return Response.json({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'marsad',
    title: 'Marsad: watch of Morocco’s digital sector',
    ...(site && { homepage: site.href }),
    ...(updated && { created: updated }),
    licenses: [
      {
        name: 'CC-BY-4.0',
        path: licence,
        title: 'Creative Commons Attribution 4.0',
      },
    ],
    resources: (await tables()).map(({ name, about, columns }) => ({
      name,
      description: about,
      path: `${name}.csv`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\r\n' },
      schema: {
        fields: columns.map((column) => ({
          name: column.name,
          type: column.type,
          description: column.about,
        })),
      },
    })),
  });
};
