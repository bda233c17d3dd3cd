import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useMay, useWords } from '#renderer/ui/index.ts'
import { type NavigationSection, SECTIONS } from '../navigation.ts'
import { usePreferences } from '../preferences.tsx'
import classes from './shell.module.css'
import { useWaiting } from './use-waiting.ts'

/** The left rail: the sections this person works in, with a count where something waits. */
export function Rail() {
  const { t } = useWords()
  const may = useMay()
  const waiting = useWaiting()
  const { isRailOpen, setRailOpen } = usePreferences()
  const label = isRailOpen ? t('nav.collapse') : t('nav.expand')
  return (
    <nav className={classes['rail']} aria-label={t('nav.label')}>
      <ul className={classes['railList']}>
        {SECTIONS.filter(section => may(section.needs)).map(section => (
          <Section key={section.base} section={section} waiting={waiting.get(section.base) ?? 0} />
        ))}
      </ul>
      <Tooltip label={label} position="right">
        <ActionIcon
          className={classes['railEnd'] ?? ''}
          variant="subtle"
          color="gray"
          aria-label={label}
          aria-expanded={isRailOpen}
          onClick={() => setRailOpen(!isRailOpen)}
        >
          {isRailOpen ? (
            <IconLayoutSidebarLeftCollapse size={18} />
          ) : (
            <IconLayoutSidebarLeftExpand size={18} />
          )}
        </ActionIcon>
      </Tooltip>
    </nav>
  )
}

function Section(props: { readonly section: NavigationSection; readonly waiting: number }) {
  const { section, waiting } = props
  const { t } = useWords()
  const may = useMay()
  const { isRailOpen } = usePreferences()
  const { pathname } = useLocation()
  const isHere = pathname === section.base || pathname.startsWith(`${section.base}/`)
  const links = section.links.filter(link => may(link.needs))
  const Icon = section.icon
  const showLinks = isHere && links.length > 1
  return (
    <li>
      <Tooltip label={t(section.labelKey)} position="right" disabled={isRailOpen}>
        <Link
          to={section.to}
          className={classes['link']}
          data-current={(isHere && !(showLinks && isRailOpen)) || undefined}
          aria-current={isHere ? 'page' : undefined}
        >
          <Icon size={18} stroke={1.75} aria-hidden />
          <span className={classes['linkText']}>{t(section.labelKey)}</span>
          {waiting > 0 ? (
            <span className={classes['linkBadge']}>
              {waiting}
              <VisuallyHidden>{t('nav.waiting', { count: waiting })}</VisuallyHidden>
            </span>
          ) : null}
        </Link>
      </Tooltip>
      {showLinks ? (
        <ul className={classes['railList']}>
          {links.map(link => (
            <li key={link.to}>
              <Link
                to={link.to}
                className={classes['link']}
                data-current={pathname.startsWith(link.to) || undefined}
                aria-current={pathname.startsWith(link.to) ? 'page' : undefined}
              >
                <span className={classes['linkText']}>{t(link.labelKey)}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
