/** A label of the grid in the language of the screen, else in English, else as it is there. */
export const labelIn = (texts: Readonly<Record<string, string>>, language: string): string =>
  texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? ''
