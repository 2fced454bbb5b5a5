/** Attack strings: our own of each kind, and those of the public collections where a development checkout has them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const own = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><circle r=9 /></svg>',
  '<svg><script>alert(1)</script></svg>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href=" &#106;avascript:alert(1)">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>x</details>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<style>*{background:url(javascript:alert(1))}</style>',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<base href="javascript:alert(1)//">',
  '<template><script>alert(1)</script></template>',
  '</title><script>alert(1)</script>',
  '--><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
  '"><svg/onload=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<body onload=alert(1)>',
  '<p style="animation:x" onanimationstart=alert(1)>x</p>',
  '{alert(1)}',
  '<div data-x="`onmouseover=alert(1)">`</div>',
  '\u202e<script>alert(1)</script>',
];

/** Every attack string. */
export function attacks(): string[] {
  return [...own, ...['html-xss', 'html-xss-mpl'].flatMap(collected)];
}

function collected(name: string): string[] {
  const path = join(process.env['MARSAD_CORPORA'] ?? '', 'hostile', `${name}.ndjson`);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line): { input: string } => JSON.parse(line)).map(({ input }) => input);
}
