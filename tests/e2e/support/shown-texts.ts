import type { Page } from '@playwright/test'

const SPOKEN = ['aria-label', 'title', 'placeholder', 'aria-description', 'alt']

/**
 * Everything a screen says: texts, labels, tooltips, placeholders. Parts in another language by intention carry
 * `lang` and are left out.
 */
export function shownTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(names => {
    const own = document.documentElement.lang
    const isOwn = (element: Element) =>
      !element.matches('script, style') && (element.closest('[lang]')?.getAttribute('lang') ?? own) === own
    const elements = [...document.body.querySelectorAll('*')].filter(isOwn)
    // What stands in a field is a record's own text; its label and placeholder are the screen's.
    const inside = elements
      .filter(element => !element.matches('textarea'))
      .flatMap(element => [...element.childNodes])
      .filter(node => node.nodeType === Node.TEXT_NODE)
      .map(node => node.textContent)
    const labels = elements.flatMap(element => names.map(name => element.getAttribute(name)))
    const texts = [...inside, ...labels].map(text => text?.replace(/\s+/g, ' ').trim() ?? '')
    return [...new Set(texts)].filter(text => text !== '')
  }, SPOKEN)
}
