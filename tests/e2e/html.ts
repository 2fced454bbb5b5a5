/** A built page → what html-validate finds in it. */
import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate';

/** All that html-validate recommends, but for one rule. */
const config: ConfigData = {
  extends: ['html-validate:recommended'],
  rules: {
    // Titles are those of the press, word for word; 70 characters are what a search engine shows, not a limit of HTML.
    'long-title': 'off',
  },
};

const validator = new HtmlValidate(new StaticConfigLoader(config));

/** Every finding as `path rule: message, at selector`. */
export async function htmlFindings(path: string, html: string): Promise<string[]> {
  const { results } = await validator.validateString(html, path);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, selector }) => `${path} ${ruleId}: ${message}, at ${selector}`,
    ),
  );
}
