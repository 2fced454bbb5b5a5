/** The open data as a Frictionless data package (datapackage.org, Data Package v2): every table with its columns. */
import type { APIRoute } from 'astro';
import { type Column, frozenColumns, openTables } from '../../open-data.ts';
import { products } from '../../products.ts';
import { frozenStudies } from '../../study-data.ts';
import { loadWatch } from '../../watch.ts';

export const GET: APIRoute = async ({ site }) => {
  const watch = loadWatch();
  const { updated, settings } = watch;
  const { id, name, url } = settings.licences.data;
  return Response.json({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'marsad',
    title: 'Marsad: watch of Morocco’s digital sector',
    ...(site && { homepage: site.href }),
    ...(updated && { created: updated }),
    licenses: [{ name: id, path: url, title: name }],
    resources: [
      ...openTables(watch, products()).map(({ name, about, columns }) =>
        resource({ name, about, path: `${name}.csv`, columns }),
      ),
      ...[...(await frozenStudies())].flatMap(([key, { files }]) =>
        files.filter(isTable).map(({ name, sha256 }) => ({
          ...resource({
            name: key,
            about: 'Frozen data of the figures of a study.',
            path: `studies/${name}`,
            columns: frozenColumns,
          }),
          hash: `sha256:${sha256}`,
        })),
      ),
    ],
  });
};

const isTable = ({ format }: { format: string }) => format === 'csv';

function resource({
  name,
  about,
  path,
  columns,
}: {
  name: string;
  about: string;
  path: string;
  columns: Column[];
}) {
  return {
    name,
    description: about,
    path,
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
  };
}
