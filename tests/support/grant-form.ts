import type { Answers, FormDefinition } from '#shared/domain/calls/index.ts'

/** A small form with one field of every kind that rules read. */
export const FORM: FormDefinition = {
  sections: [
    {
      key: 'applicant',
      label: { en: 'Applicant', sq: 'Aplikuesi' },
      fields: [
        {
          key: 'applicant_name',
          kind: 'text',
          role: 'applicant_name',
          required: true,
          maxLength: 80,
          label: { en: 'Name of the applicant', sq: 'Emri i aplikuesit' },
        },
        {
          key: 'party_kind',
          kind: 'choice',
          required: true,
          label: { en: 'Kind of applicant', sq: 'Lloji i aplikuesit' },
          choices: [
            { key: 'organisation', label: { en: 'Organisation', sq: 'Organizatë' } },
            { key: 'informal_group', label: { en: 'Informal group', sq: 'Grup joformal' } },
          ],
        },
        {
          key: 'patron_name',
          kind: 'text',
          required: true,
          label: { en: 'Patron', sq: 'Patroni' },
          showIf: { field: 'party_kind', equals: 'informal_group' },
        },
      ],
    },
    {
      key: 'project',
      label: { en: 'Project', sq: 'Projekti' },
      fields: [
        {
          key: 'title',
          kind: 'text',
          role: 'title',
          required: true,
          maxLength: 120,
          label: { en: 'Title', sq: 'Titulli' },
        },
        {
          key: 'summary',
          kind: 'text',
          role: 'summary',
          required: true,
          maxLength: 400,
          label: { en: 'Summary', sq: 'Përmbledhja' },
        },
        {
          key: 'duration',
          kind: 'number',
          role: 'duration',
          required: true,
          label: { en: 'Duration in months', sq: 'Kohëzgjatja në muaj' },
        },
        {
          key: 'start',
          kind: 'date',
          required: false,
          minimum: '2025-01-01',
          label: { en: 'Start', sq: 'Fillimi' },
        },
        {
          key: 'themes',
          kind: 'choices',
          required: false,
          label: { en: 'Themes', sq: 'Temat' },
          choices: [
            { key: 'skills', label: { en: 'Skills', sq: 'Aftësitë' } },
            { key: 'access', label: { en: 'Access', sq: 'Qasja' } },
          ],
        },
        {
          key: 'plan',
          kind: 'table',
          required: true,
          maxRows: 4,
          label: { en: 'Plan', sq: 'Plani' },
          columns: [
            { key: 'activity', kind: 'text', required: true, label: { en: 'Activity', sq: 'Aktiviteti' } },
            { key: 'month', kind: 'number', required: false, label: { en: 'Month', sq: 'Muaji' } },
          ],
        },
        {
          key: 'budget',
          kind: 'budget',
          required: true,
          maxRows: 6,
          label: { en: 'Budget', sq: 'Buxheti' },
          columns: [
            { key: 'item', kind: 'text', required: true, label: { en: 'Item', sq: 'Zëri' } },
            { key: 'unit', kind: 'text', required: true, label: { en: 'Unit', sq: 'Njësia' } },
            { key: 'quantity', kind: 'number', required: true, label: { en: 'Quantity', sq: 'Sasia' } },
            {
              key: 'unit_value',
              kind: 'money',
              required: true,
              label: { en: 'Unit value', sq: 'Vlera për njësi' },
            },
            { key: 'total', kind: 'money', required: true, label: { en: 'Total', sq: 'Totali' } },
            { key: 'requested', kind: 'money', required: true, label: { en: 'Requested', sq: 'E kërkuar' } },
            { key: 'note', kind: 'text', required: false, label: { en: 'Note', sq: 'Shënim' } },
          ],
        },
        {
          key: 'requested',
          kind: 'money',
          role: 'requested',
          required: true,
          label: { en: 'Amount requested', sq: 'Shuma e kërkuar' },
        },
        {
          key: 'total',
          kind: 'money',
          role: 'total',
          required: true,
          label: { en: 'Total cost', sq: 'Kostoja e përgjithshme' },
        },
      ],
    },
  ],
}

/** Complete answers of that form, within a lot of 1,000.00 to 10,000.00 EUR with a tenth of co-financing. */
export const goodAnswers = (): Answers => ({
  applicant_name: 'Reading Room Society',
  party_kind: 'organisation',
  title: 'Evenings at the reading room',
  summary: 'Two evenings a week with books and forms.',
  duration: '6',
  start: '2025-09-01',
  themes: ['skills'],
  plan: [
    { activity: 'Find a room', month: '1' },
    { activity: 'Hold the evenings', month: '2' },
  ],
  budget: [
    {
      item: 'Trainer',
      unit: 'day',
      quantity: '20',
      unit_value: '20000',
      total: '400000',
      requested: '400000',
      note: null,
    },
    {
      item: 'Room',
      unit: 'month',
      quantity: '6',
      unit_value: '100000',
      total: '600000',
      requested: '400000',
      note: 'the rest from the municipality',
    },
  ],
  requested: '800000',
  total: '1000000',
})
