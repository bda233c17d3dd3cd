import { describe, expect, it } from 'vitest'
import { parameterFields } from '#renderer/features/documents/parameters/parameter-fields.ts'

describe('the fields of a document', () => {
  it('are read from a schema whose values may be blank, however that is written', () => {
    const fields = parameterFields({
      properties: {
        project: { type: 'string', 'x-picker': 'project' },
        account: { anyOf: [{ type: 'string' }, { type: 'null' }], default: null, 'x-picker': 'account' },
        asOf: { type: ['string', 'null'], default: null, 'x-picker': 'day' },
      },
      required: ['project'],
    })
    expect(fields.map(field => [field.name, field.picker, field.kind, field.required])).toEqual([
      ['project', 'project', 'text', true],
      ['account', 'account', 'text', false],
      ['asOf', 'day', 'text', false],
    ])
  })
})
