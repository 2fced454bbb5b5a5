/** `marsad digest`: the week by mail, one message for each subscriber of the operator’s file. */
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Transporter } from 'nodemailer';
import { z } from 'zod';
import { checkYaml, loadEditorial } from '#editorial';
import { AgendaEntry, Deal } from '#schema/product.ts';
import { Story } from '#schema/story.ts';
import { type Subscriber, SubscriberFile } from '#schema/subscriber.ts';
import { addWeeks, startOfWeek, Week, weekOf } from '#schema/week.ts';
import type { DigestInput } from '../analysis/digest.ts';
import { readIfThere, realDisk } from '../content/disk.ts';
import { type Common, common, exitCodes, instant, print, Stop, say } from './verb.ts';

interface Options extends Common {
  subscribers: string;
  week?: string;
  out?: string;
  smtp?: string;
  again?: boolean;
  now?: string;
}

interface Report {
  week: string;
  sent: number;
  written: number;
  /** Already sent by an earlier run, or nothing to tell. */
  skipped: number;
  failed: number;
}

export function addDigest(program: Command): void {
  common(program.command('digest').description('the week by mail, one message for each subscriber'))
    .requiredOption('--subscribers <file>', 'YAML file of the operator: sender, site, subscribers')
    .option('--week <week>', 'ISO week, as 2026-W47 (default: the last one that is over)')
    .option('--smtp <address>', 'smtp://user:password@host:port; MARSAD_SMTP when left out')
    .option('--out <dir>', 'without SMTP: folder for the messages (default <home>/.cache/mail)')
    .option('--again', 'send to those that have had this week already, too')
    .option('--now <iso>', 'the clock, instead of the machine’s', instant)
    .action(async (options: Options) => {
      const report = await sendDigests(options);
      print(
        options.json
          ? JSON.stringify(report)
          : `${report.week}: ${report.sent} sent, ${report.written} written, ${report.skipped} skipped, ${report.failed} failed`,
      );
      if (report.failed > 0) process.exitCode = exitCodes.failed;
    });
}

/** One message after the other; a failed one does not stop the rest, and a later run sends what is missing. */
async function sendDigests(options: Options): Promise<Report> {
  const { home } = options;
  const list = readSubscribers(options.subscribers);
  const now = options.now ?? new Date().toISOString();
  const week = options.week === undefined ? addWeeks(weekOf(now), -1) : toWeek(options.week);
  const input = readWeek(home, week, list.site.replace(/\/$/, ''));
  const { toDigest } = await import('../analysis/digest.ts');
  const { createTransport } = await import('nodemailer');
  const smtp = options.smtp ?? process.env['MARSAD_SMTP'];
  const transport = smtp
    ? createTransport(smtp)
    : createTransport({ streamTransport: true, buffer: true, newline: 'crlf' });
  const ledger = join(home, '.cache', 'mail', `${week}.json`);
  const done = new Set(z.array(z.string()).parse(JSON.parse(readIfThere(ledger) ?? '[]')));
  const report: Report = { week, sent: 0, written: 0, skipped: 0, failed: 0 };
  for (const subscriber of list.subscribers) {
    const name = nameOf(subscriber);
    const unsubscribe =
      subscriber.unsubscribe ??
      list.unsubscribe.replaceAll('{email}', encodeURIComponent(subscriber.email));
    const digest = toDigest(
      { ...input, unsubscribe },
      { lang: subscriber.lang, facets: subscriber.facets ?? [] },
    );
    if (digest.stories === 0 || (smtp && done.has(name) && !options.again)) {
      report.skipped++;
      continue;
    }
    try {
      const message = await deliver(transport, list, subscriber, {
        ...digest,
        unsubscribe,
        id: `<${week.toLowerCase()}.${name}@marsad>`,
        now,
      });
      if (smtp) {
        report.sent++;
        // Written after every message: a killed run sends no one the same week twice.
        realDisk.writeAtomic(ledger, `${JSON.stringify([...done.add(name)].sort())}\n`);
      } else {
        const folder = resolve(options.out ?? join(home, '.cache', 'mail'));
        realDisk.writeAtomic(join(folder, `${week}-${subscriber.lang}-${name}.eml`), message ?? '');
        report.written++;
      }
    } catch (cause) {
      report.failed++;
      say(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  transport.close();
  return report;
}

function readSubscribers(path: string): SubscriberFile {
  const text = readIfThere(resolve(path));
  if (text === undefined) throw new Stop(`${path} is not there`, exitCodes.configuration);
  const { value, problems } = checkYaml(path, text, SubscriberFile);
  if (value) return value;
  const first = problems
    .map(({ line, column, path: at, message }) => `${path}:${line}:${column} ${at}: ${message}`)
    .join('\n');
  throw new Stop(first, exitCodes.configuration);
}

function toWeek(text: string): Week {
  const week = Week.safeParse(text);
  if (!week.success)
    throw new Stop(`“${text}” is no week: write it as 2026-W47`, exitCodes.configuration);
  return week.data;
}

function readWeek(home: string, week: Week, site: string): Omit<DigestInput, 'unsubscribe'> {
  const archive = join(home, 'content', 'archive');
  const stories = (readIfThere(join(archive, 'stories', `${week}.ndjson`)) ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Story.parse(JSON.parse(line)));
  if (stories.length === 0)
    throw new Stop(`the archive has no stories of ${week}: nothing to send`);
  const records = <T>(name: string, schema: z.ZodType<T>) =>
    z.array(schema).parse(JSON.parse(readIfThere(join(archive, 'products', name)) ?? '[]'));
  const sunday = new Date(Date.parse(startOfWeek(addWeeks(week, 1))) - 86_400_000);
  return {
    week,
    from: startOfWeek(week).slice(0, 10),
    to: sunday.toISOString().slice(0, 10),
    stories: stories.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)),
    deals: records('deals.json', Deal),
    agenda: records('agenda.json', AgendaEntry),
    taxonomy: loadEditorial(home).taxonomy,
    site,
  };
}

/** Names a subscriber in files and logs without giving the address away. */
function nameOf({ email }: Subscriber): string {
  return createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 16);
}

/** Never a copy to anyone else. Returns the message where it is only composed. */
async function deliver(
  transport: Transporter,
  { from, replyTo }: SubscriberFile,
  { email }: Subscriber,
  message: {
    subject: string;
    html: string;
    text: string;
    unsubscribe: string;
    id: string;
    now: string;
  },
): Promise<string | undefined> {
  const isPost = message.unsubscribe.startsWith('https:');
  const info: unknown = await transport.sendMail({
    from,
    to: email,
    ...(replyTo ? { replyTo } : {}),
    subject: message.subject,
    html: message.html,
    text: message.text,
    messageId: message.id,
    date: new Date(message.now),
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: {
      'List-Unsubscribe': `<${message.unsubscribe}>`,
      ...(isPost ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
      'Auto-Submitted': 'auto-generated',
    },
  });
  const composed = z.object({ message: z.instanceof(Uint8Array) }).safeParse(info);
  return composed.success ? Buffer.from(composed.data.message).toString('utf8') : undefined;
}
