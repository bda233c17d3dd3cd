import type { ReactNode } from 'react'
import { useWords } from '#renderer/ui/index.ts'
import { usePreferences } from '../preferences.tsx'
import { ConnectionBar } from './connection-bar.tsx'
import { Finder } from './finder.tsx'
import { Rail } from './rail.tsx'
import classes from './shell.module.css'
import { TopBar } from './top-bar.tsx'

/** The frame of every screen: rail, top bar, content. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useWords()
  const { isRailOpen } = usePreferences()
  return (
    <div className={classes['shell']} data-rail={isRailOpen ? 'open' : 'closed'}>
      <button
        type="button"
        className={classes['skip']}
        onClick={() => document.getElementById('content')?.focus()}
      >
        {t('shell.skip')}
      </button>
      <TopBar />
      <Rail />
      <main id="content" tabIndex={-1} className={classes['content']}>
        <ConnectionBar />
        <div className={classes['screen']}>{children}</div>
      </main>
      <Finder />
    </div>
  )
}
