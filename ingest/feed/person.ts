/** `me@example.com (Name)`, `Name <me@example.com>` and the like → name and address. */

export interface Person {
  name?: string;
  email?: string;
}

const address = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}/i;

/** Split a person as RSS writes it. Empty when there is nothing. */
export function readPerson(text: string): Person {
  const line = text.replace(/^mailto:/i, '').trim();
  if (line.length > 1000) return { name: line.slice(0, 200) };
  const email = address.exec(line)?.[0];
  if (email === undefined) return line === '' ? {} : { name: line };
  const name = line
    .replace(email, '')
    .replace(/mailto:/i, '')
    .replace(/^[\s("<,;]+|[\s)">,;]+$/g, '')
    .replace(/\s*[<(][\s)>]*$|^[\s(<]*[>)]\s*/g, '')
    .trim();
  return name === '' ? { email } : { name, email };
}
