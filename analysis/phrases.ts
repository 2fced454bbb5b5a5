/** Many phrases, one text → every place where a phrase stands, matched word by word on stems or folded forms. */
import type { Language } from './language.ts';
import { type Form, hash32, type Token, type Word } from './tokens.ts';

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

/** Hashes of words are told apart by so many of their bits. */
const hashBits = 0xffff;

/** A trie of words per language. Arabic words are tried without the particles joined to them, too. */
export class PhraseIndex<Value> {
  readonly #roots = new Map<string, Node<Value>>();
  /** 1 for the hash of each word that a phrase begins with. */
  readonly #beginnings = new Uint8Array(hashBits + 1);

  /** Add a phrase given as its tokens; an empty one is ignored. */
  add(tokens: readonly Token[], language: Language, value: Value): void {
    if (tokens.length === 0) return;
    let node: Node<Value> = this.#roots.get(language.tag) ?? { next: new Map(), values: [] };
    this.#roots.set(language.tag, node);
    this.#beginnings[hash32(keyOf(tokens[0]?.word, language)) & hashBits] = 1;
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
    const add = language.script === 'arabic' ? addByForms : addByStems;
    for (let from = 0; from < tokens.length; from++) {
      if (!this.#mayBegin(tokens[from]?.word, language)) continue;
      const before = found.length;
      add(found, root, tokens, from, language);
      if (found.length > before + 1) found.push(...found.splice(before).reverse());
    }
    return found;
  }

  /** Hardly any word begins a phrase: a table tells most of those that do not. */
  #mayBegin(word: Word | undefined, language: Language): boolean {
    if (!word) return false;
    const forms = formsOf(word, language);
    for (let place = 0; place < forms.length; place++) {
      if (this.#beginnings[forms[place]?.hash ?? 0] === 1) return true;
    }
    return false;
  }
}

/** Phrases that begin at a token, shortest first, where a word has one form only. */
function addByStems<Value>(
  found: Found<Value>[],
  root: Node<Value>,
  tokens: readonly Token[],
  from: number,
): void {
  let node: Node<Value> | undefined = root;
  for (let at = from; at < tokens.length; at++) {
    node = node.next.get(tokens[at]?.word.stem ?? '');
    if (!node) return;
    for (const value of node.values) found.push({ value, from, to: at + 1 });
  }
}

/** The same where a word may have several. */
function addByForms<Value>(
  found: Found<Value>[],
  root: Node<Value>,
  tokens: readonly Token[],
  from: number,
  language: Language,
): void {
  let nodes: Node<Value>[] = [root];
  for (let at = from; at < tokens.length && nodes.length > 0; at++) {
    const word = tokens[at]?.word;
    if (!word) return;
    const next: Node<Value>[] = [];
    for (const { text } of formsOf(word, language)) {
      for (const node of nodes) {
        const child = node.next.get(text);
        if (child && !next.includes(child)) next.push(child);
      }
    }
    for (const node of next) {
      for (const value of node.values) found.push({ value, from, to: at + 1 });
    }
    nodes = next;
  }
}

function keyOf(word: Word | undefined, language: Language): string {
  return (language.script === 'arabic' ? word?.fold : word?.stem) ?? '';
}

/** What phrases may know a word by; kept with it. */
function formsOf(word: Word, language: Language): readonly Form[] {
  word.forms ??= (language.script === 'arabic' ? language.variants(word.fold) : [word.stem]).map(
    (text) => ({ text, hash: hash32(text) & hashBits }),
  );
  return word.forms;
}
