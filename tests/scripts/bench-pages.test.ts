/** Which tasks of a trace are those of a page. */
import { expect, it } from 'vitest';
import { tasksOf } from '../../scripts/bench-pages.ts';

const url = 'http://127.0.0.1/fr/';
const task = { name: 'RunTask', pid: 7, tid: 1, args: {} };

function trace(...events: object[]): Buffer {
  const start = { name: 'navigationStart', pid: 7, tid: 1, ts: 100 };
  const before = { ...start, ts: 5, args: { data: { documentLoaderURL: 'about:blank' } } };
  const at = { ...start, args: { data: { documentLoaderURL: url } } };
  return Buffer.from(JSON.stringify({ traceEvents: [before, ...events, at] }));
}

it('counts the CPU time of the main thread from the navigation on, not its waiting', () => {
  const tasks = [
    { ...task, ts: 50, tdur: 9000 },
    { ...task, ts: 100, dur: 80_000, tdur: 12_500 },
    { ...task, ts: 300, dur: 20 },
  ];
  expect(tasksOf(trace(...tasks), url)).toEqual([12.5, 0]);
});

it('leaves out other threads, other processes and what lies within a task', () => {
  const others = [
    { ...task, tid: 2, ts: 200, tdur: 1000 },
    { ...task, pid: 8, ts: 200, tdur: 1000 },
    { ...task, name: 'Layout', ts: 200, tdur: 1000 },
  ];
  expect(tasksOf(trace(...others), url)).toEqual([]);
});

it('says so when the page was never loaded', () => {
  expect(() => tasksOf(trace(), 'http://127.0.0.1/ar/')).toThrow('/ar/');
});
