/** What an expected trouble looks like: a value, never an exception. */
export interface Trouble {
  /** Stable machine word, kebab-case: `not-a-feed`, `http`, `too-large` … */
  code: string;
  /** One sentence for a person: what, where, what to do. */
  message: string;
  /** HTTP status, where one was received. */
  status?: number;
  url?: string;
}

/** Success with a value, or trouble that was to be expected from the world outside. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Trouble };

/** Wrap a value as success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wrap a trouble as failure. */
export function fail(
  code: string,
  message: string,
  more: Omit<Trouble, 'code' | 'message'> = {},
): Result<never> {
  return { ok: false, error: { code, message, ...more } };
}
