import { expect, it } from 'vitest';
import { canonicalUrl, identityKey, isPrivateAddress, readAddress } from '../../ingest/url.ts';

it.each([
  ['HTTPS://Exemple.MA:443/a?utm_source=x&id=3#haut', 'https://exemple.ma/a?id=3'],
  ['https://exemple.ma/a?b=%20c', 'https://exemple.ma/a?b=%20c'],
  ['https://exemple.ma/?fbclid=1', 'https://exemple.ma/'],
  ['https://exemple.ma/a;jsessionid=ABC?x=1', 'https://exemple.ma/a?x=1'],
  ['https://exemple.ma/مقال', 'https://exemple.ma/%D9%85%D9%82%D8%A7%D9%84'],
])('makes %s canonical', (from, to) => {
  expect(canonicalUrl(from)).toBe(to);
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'not an address', ''])(
  'has no canonical form of %j',
  (text) => {
    expect(canonicalUrl(text)).toBeUndefined();
  },
);

it('resolves against a base', () => {
  expect(canonicalUrl('../b', 'https://exemple.ma/x/y')).toBe('https://exemple.ma/b');
});

it('knows one article by many addresses', () => {
  const keys = [
    'http://www.exemple.ma/a/',
    'https://exemple.ma/a',
    'https://m.exemple.ma/a/index.html',
    'https://exemple.ma/a/amp/',
  ].map(identityKey);
  expect(new Set(keys).size).toBe(1);
  expect(identityKey('https://exemple.ma/a?id=1')).not.toBe(
    identityKey('https://exemple.ma/a?id=2'),
  );
});

it.each([
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://0/',
  'http://169.254.169.254/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[fec0::1]/',
  'http://localhost/',
  'http://printer.local/',
  'http://intranet/',
  'http://127.0.0.1.nip.io/',
  'http://①②⑦.⓪.⓪.①/',
  'http://user:pass@exemple.ma/',
  'http://exemple.ma:22/',
  'ftp://exemple.ma/',
  'gopher://exemple.ma/',
])('may not fetch %s', (url) => {
  expect(readAddress(url).allowed).toBe(false);
});

it.each([
  'https://exemple.ma/',
  'http://8.8.8.8/',
  'http://[2606:4700::1111]/',
  'https://www.hcp.ma/x',
  'https://xn--mgbh0fb.xn--kgbechtv/',
])('may fetch %s', (url) => {
  expect(readAddress(url)).toMatchObject({ allowed: true });
});

it('counts what is no address as private', () => {
  expect(isPrivateAddress('nonsense')).toBe(true);
});
