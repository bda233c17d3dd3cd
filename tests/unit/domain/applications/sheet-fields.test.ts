import { describe, expect, it } from 'vitest'
import { markedFields, sheetField } from '#shared/domain/applications/index.ts'
import type { FormDefinition } from '#shared/domain/calls/index.ts'
import { FORM } from '#tests/support/grant-form.ts'

const form = FORM satisfies FormDefinition

describe('the field of a part of a pasted sheet', () => {
  it('is found by its role or key', () => {
    expect(sheetField(form, 'name')?.role).toBe('applicant_name')
    expect(sheetField({ sections: [] }, 'goals')).toBeUndefined()
  })
})

describe('fields marked for review', () => {
  it('are those that a code is about; notes in own words and unknown codes mark none', () => {
    const name = sheetField(form, 'name')?.key
    expect(markedFields(form, 'NameMissing; OneApplication G1-007')).toEqual([
      { field: name, code: 'NameMissing' },
    ])
    expect(markedFields(form, 'Asked by phone; toString')).toEqual([])
    expect(markedFields({ sections: [] }, 'NameMissing')).toEqual([])
  })
})
