import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useMay, type usePaper, useWords } from '#renderer/ui/index.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '#shared/locales/index.ts'

const FORMATS = [
  { format: 'pdf', labelKey: 'docs.asPdf', Icon: IconFileTypePdf },
  { format: 'docx', labelKey: 'docs.asWord', Icon: IconFileTypeDocx },
] as const

/** The guidelines of a call as a file, in each language that there are words for. */
export function GuidelinesMenu(props: {
  readonly code: string
  readonly paper: ReturnType<typeof usePaper>
}) {
  const { t } = useWords()
  const may = useMay()
  const { code, paper } = props
  if (!may('documents.make')) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={paper.running}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {t('call.guidelines')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map(language => (
          <Fragment key={language}>
            <Menu.Label>{LANGUAGE_NAMES[language]}</Menu.Label>
            {FORMATS.map(({ format, labelKey, Icon }) => (
              <Menu.Item
                key={format}
                leftSection={<Icon size={16} aria-hidden />}
                aria-label={`${LANGUAGE_NAMES[language]}: ${t(labelKey)}`}
                onClick={() => void paper.make({ call: code, language }, format)}
              >
                {t(labelKey)}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
