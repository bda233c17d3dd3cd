import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormDefinition } from '#shared/domain/calls/index.ts'
import { HIDDEN_NAME, hideNames, namesInAnswers, readContent } from '#shared/domain/evaluation/index.ts'
import { foldText } from '#shared/kernel/fold-text.ts'

describe('Hiding names in texts', () => {
  it.each([
    ['Shoqata “Dora e Dorës” punon', 'Shoqata Dora e Dores', `Shoqata “${HIDDEN_NAME}” punon`],
    ['DORA E DORËS, shoqatë', 'Shoqata Dora e Dores', `${HIDDEN_NAME}, shoqatë`],
    ['Организација Младост, Куманово', 'Organizacija Mladost', `Организација ${HIDDEN_NAME}, Куманово`],
    ['rinia e Shkodrës', 'Shkodra', `rinia e ${HIDDEN_NAME}`],
    ['write to office@dora.example or www.dora.example/x', 'x', `write to ${HIDDEN_NAME} or ${HIDDEN_NAME}`],
    ['we do work', 'we', 'we do work'],
  ])('%s', (text, name, shown) => {
    expect(hideNames(text, [name])).toBe(shown)
  })

  it('leaves no place where the words of a name follow each other', () => {
    const word = fc.constantFrom('Rinia', 'dhe', 'Dora', 'për', 'Младост', 'qytet')
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.array(word, { minLength: 2, maxLength: 3 }),
        (text, name) => {
          if (foldText(name.join('')).length < 4) return
          const shown = foldText(
            hideNames(text.join(' '), [name.join(' ')]).replaceAll(HIDDEN_NAME, ' | x9x | '),
          )
          expect(` ${shown} `).not.toContain(` ${foldText(name.join(' '))} `)
        },
      ),
    )
  })
})

const FORM: FormDefinition = {
  sections: [
    {
      key: 'applicant',
      label: { en: 'Applicant' },
      fields: [
        { key: 'name', kind: 'text', role: 'applicant_name', label: { en: 'Name' }, required: true },
        { key: 'contact', kind: 'text', label: { en: 'Contact' }, required: true },
      ],
    },
    {
      key: 's',
      label: { en: 'Project', sq: 'Projekti' },
      fields: [
        { key: 'summary', kind: 'text', label: { en: 'Summary', sq: 'Përmbledhja' }, required: true },
        {
          key: 'kind',
          kind: 'choice',
          label: { en: 'Kind' },
          required: true,
          choices: [{ key: 'a', label: { en: 'First', sq: 'I pari' } }],
        },
        {
          key: 'why',
          kind: 'text',
          label: { en: 'Why' },
          required: false,
          showIf: { field: 'kind', equals: 'b' },
        },
        { key: 'papers', kind: 'file', label: { en: 'Papers' }, required: false },
        {
          key: 'plan',
          kind: 'table',
          label: { en: 'Plan' },
          required: false,
          columns: [
            { key: 'what', kind: 'text', label: { en: 'What' }, required: true },
            { key: 'cost', kind: 'money', label: { en: 'Cost' }, required: true },
          ],
        },
      ],
    },
  ],
}
const ANSWERS = {
  name: 'Dora e Dorës',
  contact: 'Arta Krasniqi, 044 123 456',
  summary: 'Dora e Dorës teaches with Arta Krasniqit',
  kind: 'a',
  why: 'left over',
  papers: 'dora-statute.pdf',
  plan: [{ what: 'Training by Dora e Dorës', cost: '1250' }],
}

describe('An application as an assessor reads it', () => {
  it('answers in the language of the reader what was asked, and not what a condition left out', () => {
    const [, section] = readContent({ form: FORM, answers: ANSWERS, language: 'sq', hide: null })
    expect(section?.label).toBe('Projekti')
    expect(section?.fields.map(({ key }) => key)).toEqual(['summary', 'kind', 'papers', 'plan'])
    expect(section?.fields[1]?.lines).toEqual([{ kind: 'text', text: 'I pari' }])
    expect(section?.fields[3]?.table?.rows).toEqual([
      [
        { kind: 'text', text: 'Training by Dora e Dorës' },
        { kind: 'money', text: '1250' },
      ],
    ])
  })

  it('names the applicant nowhere when names are hidden: neither in texts, tables nor files', () => {
    const read = readContent({
      form: FORM,
      answers: ANSWERS,
      language: 'en',
      hide: namesInAnswers(FORM, ANSWERS),
    })
    expect(JSON.stringify(read).toLowerCase()).not.toMatch(/dora|krasniqi|044/)
    const hidden = read.flatMap(({ fields }) => fields.filter(({ isHidden }) => isHidden))
    expect(hidden.map(({ key }) => key)).toEqual(['name', 'contact', 'papers'])
  })
})
