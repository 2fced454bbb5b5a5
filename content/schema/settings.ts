/** What the operator says of the house, content/settings.yaml: whom to write to, under which licences we publish. */
import { z } from 'zod';
import { HttpUrl } from './primitives.ts';

const Licence = z.strictObject({
  id: z.string().min(1).describe('SPDX id, as CC-BY-4.0.'),
  name: z.string().min(1).describe('As readers know it, as CC BY 4.0.'),
  url: HttpUrl.describe('Its text.'),
});

const byDefault = {
  id: 'CC-BY-4.0',
  name: 'CC BY 4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
};

export const Settings = z.strictObject({
  contact: z
    .strictObject({
      email: z.email().optional().describe('Shown to readers as it is.'),
      url: HttpUrl.optional().describe('A form, a forge.'),
    })
    .optional()
    .describe('Where to report an error or ask for a removal.'),
  licences: z
    .strictObject({
      texts: Licence.default(byDefault).describe('Of briefs, editions and studies.'),
      data: Licence.default(byDefault).describe('Of measurements, tables and figures.'),
    })
    .prefault({})
    .describe('CC BY 4.0 where left out.'),
});
export type Settings = z.infer<typeof Settings>;
