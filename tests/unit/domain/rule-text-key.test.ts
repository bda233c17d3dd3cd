import { describe, expect, it } from 'vitest'
import { ruleTextKey } from '#shared/domain/rule-packs/index.ts'
import { messagesOf } from '#shared/locales/index.ts'
import { shippedPacks } from './packs.ts'

const texts = shippedPacks()
  .flatMap(({ parameters }) => Object.values(parameters))
  .flatMap(({ source, note }) => [source, note ?? ''])
  .filter(text => text !== '')

describe('the texts of rule packs', () => {
  it('have a key of letters, digits and hyphens', () => {
    expect(ruleTextKey('Usual practice; look it up (7 %)')).toBe('ruleText.usual-practice-look-it-up-7')
  })

  it('stand in English as the pack has them, and in Albanian', () => {
    const [english, albanian] = [messagesOf('en'), messagesOf('sq')]
    const wrong = texts.filter(text => english[ruleTextKey(text)] !== text)
    const untold = texts.filter(text => (albanian[ruleTextKey(text)] ?? text) === text)
    expect([wrong, untold]).toEqual([[], []])
  })

  it('are all in use', () => {
    const used = new Set(texts.map(ruleTextKey))
    const idle = Object.keys(messagesOf('en')).filter(key => key.startsWith('ruleText.') && !used.has(key))
    expect(idle).toEqual([])
  })
})
