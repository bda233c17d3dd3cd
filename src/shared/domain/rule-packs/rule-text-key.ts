/**
 * Key of the message that says a source or note of a rule pack in the language of the screen, made from its English
 * words. What people typed themselves has no such message and is shown as it was typed.
 * @example ruleTextKey('Usual practice; look it up') // 'ruleText.usual-practice-look-it-up'
 */
export const ruleTextKey = (text: string): string =>
  `ruleText.${text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}`
