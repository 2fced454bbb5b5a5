/** The operator’s list of subscribers to the mail digest: a YAML file outside the site’s content, never published. */
import { z } from 'zod';
import { Lang } from './lang.ts';
import { HttpUrl, Id } from './primitives.ts';

export const Subscriber = z.strictObject({
  email: z.email(),
  lang: Lang,
  facets: z
    .array(Id)
    .optional()
    .describe(
      'Only stories with a concept of these facets or with these concepts; all when left out.',
    ),
  unsubscribe: HttpUrl.optional().describe(
    'Own address to unsubscribe, where a list service gives one.',
  ),
});
export type Subscriber = z.infer<typeof Subscriber>;

export const SubscriberFile = z.strictObject({
  from: z.string().min(3).describe('Sender, as “Marsad <veille@example.org>”.'),
  replyTo: z.email().optional(),
  site: HttpUrl.describe('Address of the published site, with its folder.'),
  unsubscribe: z
    .string()
    .regex(/^(https:\/\/|mailto:)/)
    .describe(
      'Where to unsubscribe; {email} stands for the subscriber. An https address is asked by POST (RFC 8058).',
    ),
  subscribers: z.array(Subscriber),
});
export type SubscriberFile = z.infer<typeof SubscriberFile>;
