import { ActionIcon, Group, Stack, Title, Tooltip } from '@mantine/core'
import { IconArrowsMaximize, IconPin, IconPinnedOff, IconX } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { useWords } from '../words/use-words.ts'
import classes from './detail-panel.module.css'

export type DetailPanelProps = {
  readonly title: string
  readonly onClose: () => void
  /** The same record as a page of its own. */
  readonly page?: LinkProps
  /** Pinned: stays beside the list while another row is chosen. Absent: cannot be pinned. */
  readonly pinned?: boolean
  readonly onPin?: (pinned: boolean) => void
  readonly children: ReactNode
}

/** Details at the right of a list; Escape closes it. Place it beside the list in a `SplitView`. */
export function DetailPanel({ title, onClose, page, pinned = false, onPin, children }: DetailPanelProps) {
  const { t } = useWords()
  const id = useId()
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose()
  }
  return (
    <section className={classes['panel']} aria-labelledby={id} onKeyDown={closeOnEscape}>
      <Group justify="space-between" wrap="nowrap" className={classes['head'] ?? ''}>
        <Title order={2} id={id} lineClamp={2}>
          {title}
        </Title>
        <Group gap={4} wrap="nowrap">
          {onPin ? (
            <PanelButton label={pinned ? t('panel.unpin') : t('panel.pin')} onClick={() => onPin(!pinned)}>
              {pinned ? <IconPinnedOff size={16} /> : <IconPin size={16} />}
            </PanelButton>
          ) : null}
          {page ? (
            <Tooltip label={t('panel.asPage')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('panel.asPage')}
                renderRoot={root => <Link {...root} {...page} />}
              >
                <IconArrowsMaximize size={16} />
              </ActionIcon>
            </Tooltip>
          ) : null}
          <PanelButton label={t('panel.close')} onClick={onClose}>
            <IconX size={16} />
          </PanelButton>
        </Group>
      </Group>
      <Stack gap="md" className={classes['body'] ?? ''}>
        {children}
      </Stack>
    </section>
  )
}

function PanelButton(props: {
  readonly label: string
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon variant="subtle" color="gray" aria-label={props.label} onClick={props.onClick}>
        {props.children}
      </ActionIcon>
    </Tooltip>
  )
}

/** A list at the left, and beside it the details of the chosen record when there are any. */
export function SplitView(props: { readonly list: ReactNode; readonly panel: ReactNode | null }) {
  return (
    <div className={classes['split']} data-open={props.panel !== null || undefined}>
      <div className={classes['list']}>{props.list}</div>
      {props.panel}
    </div>
  )
}
