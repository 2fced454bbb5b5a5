/** A built site → what its pages cost the main thread of a phone, turn by turn with a page that has next to nothing. */
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { type Browser, chromium, devices, type Page } from 'playwright-core';
import { langs } from '#schema/lang.ts';
import { findChromium } from './chromium.ts';
import { serveSite } from './serve.ts';
import { Stop } from './verb.ts';

/** What one page costs, medians of its visits, each in a new context with nothing cached. */
export interface PageCost {
  /** Its path; `bare` for a heading and a paragraph without a style sheet. */
  page: string;
  /** CPU time of the renderer’s main thread from the navigation on, as this machine has it. */
  cpuMs: number;
  /** The longest of its tasks, slowed down. */
  longestMs: number;
  /** What its tasks take, slowed down, beyond 50 ms each: Total Blocking Time, but of all tasks and not only those after the first paint. */
  blockedMs: number;
  /** Largest Contentful Paint on a slow mobile network, with the CPU as it is. */
  lcpMs: number;
  /** Cumulative Layout Shift. */
  cls: number;
}

/** A phone of the middle has a quarter of a computer’s speed, and 1.6 Mbit/s 150 ms away: the figures Lighthouse reckons with. */
const slowdown = 4;
const slowNetwork = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_638_400 / 8,
  uploadThroughput: 675_000 / 8,
};

const bare =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bare</title><link rel="icon" href="data:,"><h1>Heading</h1><p>A paragraph.</p></html>';

/** Visit one page of every kind in three languages `visits` times. Throws Stop where there is no Chromium or no site in `dist`. */
export async function benchPages(
  dist: string,
  visits: number,
  log: (line: string) => void,
): Promise<PageCost[]> {
  const executablePath = await findChromium();
  if (!executablePath)
    throw new Stop('no Chromium: run “node scripts/chromium.ts” or set CHROMIUM');
  const site = await serveSite(dist, 0);
  const plain = await serveBare();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const pages = [
      { page: 'bare', url: plain.url },
      ...pathsOf(dist).map((page) => ({ page, url: `${site.url}${page}` })),
    ];
    await visit(browser, plain.url);
    const costs = new Map<string, Omit<PageCost, 'page'>[]>(pages.map(({ page }) => [page, []]));
    for (let turn = 1; turn <= visits; turn++) {
      log(`visit ${turn} of ${visits}`);
      for (const { page, url } of pages) costs.get(page)?.push(await visit(browser, url));
    }
    return [...costs].map(([page, all]) => ({ page, ...mediansOf(all) }));
  } finally {
    await browser.close();
    for (const { server } of [site, plain]) {
      server.closeAllConnections();
      server.close();
    }
  }
}

/** Front page, the first trend, the brief of the most bytes, the first study and the search, of every language. */
function pathsOf(dist: string): string[] {
  return langs.flatMap((lang) => {
    const inside = (room: string) =>
      readdirSync(join(dist, lang, room), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${lang}/${room}/${entry.name}/`)
        .sort();
    const bytes = (path: string) => statSync(join(dist, path, 'index.html')).size;
    const briefs = inside('briefs').sort((a, b) => bytes(b) - bytes(a));
    const some = [inside('trends')[0], briefs[0], inside('studies')[0]];
    return [`${lang}/`, ...some.filter((path) => path !== undefined), `${lang}/search/`];
  });
}

async function serveBare(): Promise<{ url: string; server: Server }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(bare);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return { url: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}/`, server };
}

async function visit(browser: Browser, url: string): Promise<Omit<PageCost, 'page'>> {
  const context = await browser.newContext({ ...devices['Moto G4'] });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slowNetwork);
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'],
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const tasks = tasksOf(await browser.stopTracing(), url);
  const seen = await paintsOf(page);
  await context.close();
  const slow = tasks.map((ms) => slowdown * ms);
  return {
    cpuMs: sum(tasks),
    longestMs: Math.max(0, ...slow),
    blockedMs: sum(slow.map((ms) => Math.max(0, ms - 50))),
    ...seen,
  };
}

/** What the browser noted of the paints of a page. */
async function paintsOf(page: Page): Promise<{ lcpMs: number; cls: number }> {
  return page.evaluate(async () => {
    const noted = (type: string) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
        observer.observe({ type, buffered: true });
        setTimeout(() => resolve([]), 100);
      });
    const shifts = await noted('layout-shift');
    return {
      lcpMs: (await noted('largest-contentful-paint')).at(-1)?.startTime ?? Number.NaN,
      cls: shifts.reduce(
        (all, { value = 0 }: PerformanceEntry & { value?: number }) => all + value,
        0,
      ),
    };
  });
}

/** An event of a trace; `tdur` is CPU time in µs. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  tdur?: number;
  args: { data?: { documentLoaderURL?: string } };
}

/** CPU time in ms of every task of the thread that loaded `url`, from the navigation on. */
export function tasksOf(trace: Buffer, url: string): number[] {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString('utf8'));
  const start = traceEvents.find(
    ({ name, args }) => name === 'navigationStart' && args.data?.documentLoaderURL === url,
  );
  if (!start) throw new Error(`the trace has no navigation to ${url}`);
  return traceEvents
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === start.pid && tid === start.tid)
    .filter(({ ts }) => ts >= start.ts)
    .map(({ tdur = 0 }) => tdur / 1000);
}

function mediansOf(costs: Omit<PageCost, 'page'>[]): Omit<PageCost, 'page'> {
  const median = (of: (cost: Omit<PageCost, 'page'>) => number) =>
    costs.map(of).sort((a, b) => a - b)[costs.length >> 1] ?? Number.NaN;
  return {
    cpuMs: median(({ cpuMs }) => cpuMs),
    longestMs: median(({ longestMs }) => longestMs),
    blockedMs: median(({ blockedMs }) => blockedMs),
    lcpMs: median(({ lcpMs }) => lcpMs),
    cls: median(({ cls }) => cls),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
