/** The search page in the browser: asks Pagefind and lists what it finds. */

interface Found {
  url: string;
  excerpt: string;
  meta: { title?: string };
}
/** Values of each filter with the number of pages that have them. */
type Filters = Record<string, Record<string, number>>;
interface Pagefind {
  search(
    query: string,
    options: { filters: Record<string, string> },
  ): Promise<{ results: { data(): Promise<Found> }[] }>;
  filters(): Promise<Filters>;
}

const form = document.querySelector<HTMLFormElement>('form[data-pagefind]');
const list = document.querySelector<HTMLElement>('.results');
const input = form?.querySelector<HTMLInputElement>('input[name=q]');
const selects = [...(form?.querySelectorAll<HTMLSelectElement>('.filters select') ?? [])];

async function load(): Promise<Pagefind> {
  return import(/* @vite-ignore */ new URL(form?.dataset['pagefind'] ?? '', location.href).href);
}

/** Fill the filters with what the index of this language holds; without an index they stay hidden. */
async function offerFilters(): Promise<void> {
  let filters: Filters;
  try {
    filters = await (await load()).filters();
  } catch {
    return;
  }
  const month = new Intl.DateTimeFormat(form?.dataset['months'], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  for (const select of selects) {
    const values = Object.keys(filters[select.name] ?? {}).sort();
    if (select.name === 'period') values.reverse();
    for (const value of values) {
      const label = select.name === 'period' ? month.format(new Date(`${value}-01`)) : value;
      select.add(new Option(label, value));
    }
  }
  form?.querySelector('.filters')?.removeAttribute('inert');
}

/** The filters that are set. */
function chosen(): Record<string, string> {
  return Object.fromEntries(
    selects.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]),
  );
}

async function find(query: string): Promise<void> {
  if (!form || !list) return;
  let found: Found[];
  try {
    const { results } = await (await load()).search(query, { filters: chosen() });
    found = await Promise.all(results.slice(0, 20).map((result) => result.data()));
  } catch {
    list.replaceChildren(paragraph(form.dataset['failed'] ?? ''));
    return;
  }
  const none = paragraph((form.dataset['none'] ?? '').replace('%s', query));
  list.replaceChildren(...(found.length === 0 ? [none] : found.map(resultOf)));
}

function resultOf({ url, excerpt, meta }: Found): HTMLElement {
  const article = document.createElement('article');
  article.className = 'story-line';
  const heading = document.createElement('h2');
  const link = document.createElement('a');
  link.href = url;
  link.dir = 'auto';
  link.textContent = meta.title ?? url;
  heading.append(link);
  const text = document.createElement('p');
  text.className = 'extract';
  text.dir = 'auto';
  // Pagefind’s excerpt is escaped text with <mark>: only the marks are taken over.
  for (const [index, piece] of excerpt.split(/<\/?mark>/).entries()) {
    const node = index % 2 === 1 ? document.createElement('mark') : document.createElement('span');
    node.textContent = unescaped(piece);
    text.append(node);
  }
  article.append(heading, text);
  return article;
}

function unescaped(text: string): string {
  return new DOMParser().parseFromString(text, 'text/html').documentElement.textContent ?? '';
}

function paragraph(text: string): HTMLElement {
  const node = document.createElement('p');
  node.textContent = text;
  return node;
}

function submit(): void {
  const query = input?.value.trim() ?? '';
  const address = new URLSearchParams({ q: query, ...chosen() });
  history.replaceState(null, '', `?${address}`);
  if (query !== '') void find(query);
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
form?.querySelector('.filters')?.addEventListener('change', submit);

/** The address asks for something, or the reader comes to the form. Before that nobody waits for the index: 80 KB, and work for a phone. */
function wanted(): Promise<unknown> {
  if (!form || location.search !== '' || form.matches(':focus-within')) return Promise.resolve();
  return new Promise((resolve) => {
    for (const sign of ['focusin', 'pointerover', 'pointerdown'])
      form.addEventListener(sign, resolve, { once: true });
  });
}

/** What the address asks for, once the filters are there. */
async function begin(): Promise<void> {
  await wanted();
  await offerFilters();
  const asked = new URLSearchParams(location.search);
  for (const select of selects) select.value = asked.get(select.name) ?? '';
  const query = asked.get('q');
  if (!query || !input) return;
  input.value = query;
  await find(query);
}

void begin();
