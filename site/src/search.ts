/** The search page in the browser: asks Pagefind and lists what it finds. */

interface Found {
  url: string;
  excerpt: string;
  meta: { title?: string };
}
interface Pagefind {
  search(query: string): Promise<{ results: { data(): Promise<Found> }[] }>;
}

const form = document.querySelector<HTMLFormElement>('form[data-pagefind]');
const list = document.querySelector<HTMLElement>('.results');
const input = form?.querySelector<HTMLInputElement>('input[name=q]');

async function find(query: string): Promise<void> {
  if (!form || !list) return;
  let found: Found[];
  try {
    const pagefind: Pagefind = await import(
      /* @vite-ignore */ new URL(form.dataset['pagefind'] ?? '', location.href).href
    );
    const { results } = await pagefind.search(query);
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

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const query = input?.value.trim() ?? '';
  history.replaceState(null, '', `?q=${encodeURIComponent(query)}`);
  if (query !== '') void find(query);
});
const asked = new URLSearchParams(location.search).get('q');
if (asked && input) {
  input.value = asked;
  void find(asked);
}
