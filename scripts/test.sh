#!/usr/bin/env bash
# Sets up and runs every check on a fresh machine. The last line is "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."

has() { command -v "$1" >/dev/null 2>&1; }
# An installed one, or the one that Playwright keeps for itself.
has_browser() {
  has chromium || has chromium-browser || has google-chrome || has google-chrome-stable ||
    [ -x "$(node -p "require('playwright-core').chromium.executablePath()" 2>/dev/null)" ]
}

# What the tests need of the system, as Debian names it.
missing() {
  has_browser || echo chromium
  has soffice || echo libreoffice-calc
  has pdftotext && has pdftoppm || echo poppler-utils
  has xmllint || echo libxml2-utils
}

install_packages() {
  has apt-get || return 1
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  export DEBIAN_FRONTEND=noninteractive
  # A stale list of some other source is no reason to stop.
  "${as_root[@]}" apt-get update -qq || true
  # One by one: a name that this system does not know must not hold up the others.
  for package in "$@"; do
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$package" >/dev/null || true
  done
}

npm ci --no-audit --no-fund

needed=$(missing | tr '\n' ' ')
if [ -n "$needed" ]; then
  echo "Installing $needed…"
  # shellcheck disable=SC2086 # one word for each package
  install_packages $needed || true
  # Where the system has Chromium only as a snap, Playwright's own serves.
  has_browser || node_modules/.bin/playwright install --with-deps chromium >/dev/null 2>&1 || true
fi
needed=$(missing | tr '\n' ' ')
if [ -n "$needed" ]; then
  echo "Please install ${needed% } (Debian names) and run this again."
  exit 1
fi

npm test --silent
