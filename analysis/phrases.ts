/** Many phrases, one text → every place where a phrase stands, matched word by word on stems or folded forms. */
import type { Language } from './language.ts';
import type { Token, Word } from './tokens.ts';

/** A phrase found; `from` and `to` are places in the token list, `to` behind the last token. */
export interface Found<Value> {
  value: Value;
  from: number;
  to: number;
}

interface Node<Value> {
  next: Map<string, Node<Value>>;
  values: Value[];
}

/** A trie of words per language. Arabic words are tried without the particles joined to them, too. */
export class PhraseIndex<Value> {
  readonly #roots = new Map<string, Node<Value>>();

  /** Add a phrase given as its tokens; an empty one is ignored. */
  add(tokens: readonly Token[], language: Language, value: Value): void {
    if (tokens.length === 0) return;
    let node: Node<Value> = this.#roots.get(language.tag) ?? { next: new Map(), values: [] };
    this.#roots.set(language.tag, node);
    for (const { word } of tokens) {
      const key = keyOf(word, language);
      const next: Node<Value> = node.next.get(key) ?? { next: new Map(), values: [] };
      node.next.set(key, next);
      node = next;
    }
    if (!node.values.includes(value)) node.values.push(value);
  }

  /** All phrases that begin at any token; the longest first where several begin at one. */
  find(tokens: readonly Token[], language: Language): Found<Value>[] {
    const root = this.#roots.get(language.tag);
    const found: Found<Value>[] = [];
    if (!root) return found;
    for (let from = 0; from < tokens.length; from++) {
      const first = tokens[from]?.word;
      // Hardly any word begins a phrase.
      if (!first || !keysOf(first, language).some((key) => root.next.has(key))) continue;
      const here: Found<Value>[] = [];
      let nodes: Node<Value>[] = [root];
      for (let at = from; at < tokens.length && nodes.length > 0; at++) {
        const word = tokens[at]?.word;
        if (!word) break;
        const next: Node<Value>[] = [];
        for (const key of keysOf(word, language)) {
          for (const node of nodes) {
            const child = node.next.get(key);
            if (child && !next.includes(child)) next.push(child);
          }
        }
        for (const node of next) {
          for (const value of node.values) here.push({ value, from, to: at + 1 });
        }
        nodes = next;
      }
      found.push(...here.reverse());
    }
    return found;
  }
}

function keyOf(word: Word, language: Language): string {
  return language.script === 'arabic' ? word.fold : word.stem;
}

const variants = new Map<string, string[]>();
const stems = new Map<string, string[]>();

/** A list of one, made once. */
function stemOf({ stem }: Word): string[] {
  let one = stems.get(stem);
  if (!one) {
    if (stems.size > 200_000) stems.clear();
    one = [stem];
    stems.set(stem, one);
  }
  return one;
}

function keysOf(word: Word, language: Language): string[] {
  if (language.script !== 'arabic') return stemOf(word);
  let forms = variants.get(word.fold);
  if (!forms) {
    if (variants.size > 200_000) variants.clear();
    forms = language.variants(word.fold);
    variants.set(word.fold, forms);
  }
  return forms;
}
