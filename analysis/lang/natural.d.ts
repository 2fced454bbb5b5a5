/** The parts of natural that are imported by path; its own types only cover the root, which must not be loaded. */
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  // biome-ignore lint/style/noDefaultExport: the shape of the module
  export default stemmer;
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_fr.js' {
  const stemmer: { stem(word: string): string };
  // biome-ignore lint/style/noDefaultExport: the shape of the module
  export default stemmer;
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_es.js' {
  const stemmer: { stem(word: string): string };
  // biome-ignore lint/style/noDefaultExport: the shape of the module
  export default stemmer;
}
