import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, messagesOf } from '#shared/locales/index.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const SCREENS = [
  '/today',
  '/projects',
  '/projects/new',
  `/projects/${SOE11}`,
  `/projects/${SOE11}/edit`,
  `/projects/${SOE11}/work`,
  `/projects/${SOE11}/partners`,
  `/projects/${SOE11}/interventions`,
  `/projects/${SOE11}/periods`,
  `/projects/${SOE11}/periods/${idOf('period', 2)}`,
  `/projects/${SOE11}/funds`,
  `/projects/${SOE11}/rules`,
  '/registry',
  '/registry/new',
  `/registry/${idOf('organisation', 4)}`,
  '/settings/workspace',
  '/settings/persons',
  '/settings/rates',
  '/settings/language',
  '/settings/audit',
  '/nowhere',
]

const areas = new Set(Object.keys(messagesOf('en')).map(key => key.split('.')[0]))

/** Every piece of text by itself: two neighbours run together would look like a key. */
function textsIn(element: Element): string[] {
  return [...element.childNodes].flatMap(node =>
    node instanceof Element ? textsIn(node) : [node.textContent ?? ''],
  )
}

/** Keys that no locale has: the program names such a one, or it stands there bare. */
function unknownIn(text: string): string[] {
  const bare = text.match(/\b[a-z][A-Za-z]*(?:\.[A-Za-z]+)+\b/g) ?? []
  const told = text.match(/The program reported|Programi raportoi/g) ?? []
  return [...told, ...bare.filter(word => areas.has(word.split('.')[0] ?? ''))]
}

describe.each(LANGUAGES)('in %s', language => {
  it.each(SCREENS)('%s says everything in words and has no accessibility violation', async at => {
    showApp(at, { language })
    await screen.findByRole('navigation', { name: language === 'en' ? 'Sections' : 'Seksionet' })
    await waitFor(() => {
      expect(document.querySelector('[role="status"][aria-label]')).toBeNull()
      expect(document.querySelector('main h1, main [role="status"]')).not.toBeNull()
    })
    expect(textsIn(document.body).flatMap(unknownIn)).toEqual([])
    await expectAccessible()
  })
})
