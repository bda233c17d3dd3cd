import { Button, Group, Menu, Stack, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog, useClient, useJob, useMay, useRead, useToast, useWords } from '#renderer/ui/index.ts'
import { LANGUAGE_NAMES } from '#shared/locales/index.ts'
import { ApplicationsList } from './applications-list.tsx'
import classes from './call-applications.module.css'
import { PacksDialog } from './packs-dialog.tsx'
import { Pipeline } from './pipeline.tsx'
import { SheetsDialog } from './sheets-dialog.tsx'
import { useCallId } from './use-application.ts'

/** The applications of a call: how far they came as a picture, the list, and the ways they come in. */
export function CallApplicationsTab() {
  const { t } = useWords()
  const callId = useCallId()
  return (
    <div className={classes['tab']}>
      <VisuallyHidden component="h2">{t('nav.applications')}</VisuallyHidden>
      <Stack gap="sm" className={classes['head'] ?? ''}>
        <Acts callId={callId} />
        <Pipeline callId={callId} />
      </Stack>
      <div className={classes['list']}>
        <ApplicationsList callId={callId} />
      </div>
    </div>
  )
}

function Acts({ callId }: { readonly callId: string }) {
  const { t } = useWords()
  const may = useMay()
  const [opened, setOpened] = useState<'packs' | 'sheets' | null>(null)
  const read = useRead('intake.form', { callId })
  if (!may('intake.start') || !read.data) return null
  const { zone, languages } = read.data
  return (
    <Group gap="xs">
      <Button
        leftSection={<IconPlus size={16} aria-hidden />}
        renderRoot={root => (
          <Link {...root} to="/grants/calls/$callId/applications/new" params={{ callId }} />
        )}
      >
        {t('application.new')}
      </Button>
      <Button variant="default" onClick={() => setOpened('packs')}>
        {t('packs.read')}
      </Button>
      <Button variant="default" onClick={() => setOpened('sheets')}>
        {t('sheets.paste')}
      </Button>
      <MakePack callId={callId} languages={languages} />
      <Dialog opened={opened === 'packs'} onClose={() => setOpened(null)} title={t('packs.read')} size="xl">
        <PacksDialog callId={callId} zone={zone} />
      </Dialog>
      <Dialog
        opened={opened === 'sheets'}
        onClose={() => setOpened(null)}
        title={t('sheets.paste')}
        size="xl"
      >
        <SheetsDialog callId={callId} onDone={() => setOpened(null)} />
      </Dialog>
    </Group>
  )
}

function MakePack(props: {
  readonly callId: string
  readonly languages: readonly (keyof typeof LANGUAGE_NAMES)[]
}) {
  const { t } = useWords()
  const { shell } = useClient()
  const toast = useToast()
  const job = useJob('applications.makePack')
  const make = async (language: keyof typeof LANGUAGE_NAMES) => {
    const made = await job.start({ callId: props.callId, language })
    if (!made.ok) return toast.failed(made.error)
    const saved = await shell.saveFile(made.value.token, made.value.fileName)
    if (!saved.ok) toast.failed(saved.error)
  }
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          loading={job.state.phase === 'running'}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('packs.make')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {props.languages.map(language => (
          <Menu.Item key={language} onClick={() => void make(language)}>
            {LANGUAGE_NAMES[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
