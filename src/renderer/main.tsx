import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/charts/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './app/fonts.css'
import './app/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { createClient } from './rpc/index.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no place to draw in')
createRoot(root).render(
  <StrictMode>
    <App client={createClient()} />
  </StrictMode>,
)
