/** How fast stories are found in a made stream: documents a second of CPU, memory, and the cost of loading the module. */
import { seededRandom } from './agreement.ts';
import type { StoryRecord } from './documents.ts';
import { inspectStories } from './inspect-stories.ts';

/** One line of the table. */
export interface SpeedRow {
  documents: number;
  /** Documents a second of CPU. */
  perSecond: number;
  /** Greatest resident memory of the process so far, MB. */
  memoryMb: number;
}

const wordsPerDocument = 250;
const vocabulary = 60_000;
const storiesPerDay = 50;

/** Group `count` texts of 250 Zipf-distributed words, fifty stories a day, in French. */
export async function benchStories(count: number): Promise<SpeedRow> {
  // What it takes to make the texts is taken off: they come made, in life.
  const making = await cpuOf(() => {
    for (const _text of stream(count));
  });
  const whole = await cpuOf(() => inspectStories(stream(count)));
  return {
    documents: count,
    perSecond: Math.round(count / Math.max(1e-3, whole - making)),
    memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** Seconds of CPU, collector and compiler included. */
async function cpuOf(work: () => unknown): Promise<number> {
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

function* stream(count: number): Generator<StoryRecord> {
  const random = seededRandom(3);
  const words = Array.from({ length: vocabulary }, (_, rank) => wordOf(rank, random));
  const draw = () => words[Math.floor(vocabulary ** random()) - 1] ?? 'mot';
  const perStory = 4;
  let topic: string[] = [];
  for (let index = 0; index < count; index++) {
    if (index % perStory === 0) topic = Array.from({ length: 40 }, draw);
    const text = Array.from({ length: wordsPerDocument }, () =>
      random() < 0.3 ? (topic[Math.floor(random() * topic.length)] ?? 'mot') : draw(),
    );
    const day = Math.floor(index / (perStory * storiesPerDay));
    yield {
      id: String(index),
      lang: 'fr',
      date: new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString(),
      title: text.slice(0, 9).join(' '),
      text: text.slice(9).join(' '),
    };
  }
}

/** Made words of two to four syllables; the commonest are short. */
function wordOf(rank: number, random: () => number): string {
  const syllables = [
    'ba',
    'ro',
    'ti',
    'men',
    'la',
    'sur',
    'pel',
    'gni',
    'cou',
    'dra',
    'ver',
    'lis',
  ];
  const length = rank < 100 ? 1 : rank < 5000 ? 3 : 4;
  const parts = Array.from(
    { length },
    () => syllables[Math.floor(random() * syllables.length)] ?? 'ba',
  );
  return `${parts.join('')}${rank.toString(36).replaceAll(/\d/g, 'e')}`;
}
