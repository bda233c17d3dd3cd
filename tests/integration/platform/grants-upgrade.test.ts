import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { foundation } from '#backend/migrations/0001-foundation.ts'
import { moneyComplete } from '#backend/migrations/0002-money/index.ts'
import { migrations } from '#backend/migrations/index.ts'
import { migrate } from '#backend/platform/migrate.ts'

const HASH = 'a'.repeat(64)

function secondFormat() {
  const db = new Database(':memory:')
  migrate(db, [foundation, moneyComplete])
  db.exec(`
    BEGIN;
    INSERT INTO audit_event (seq, id, at, person_name, procedure, changes, changes_hash, previous_hash, hash)
    VALUES (1, 'e1', '2026-01-01T00:00:00.000Z', 'Ana', 'test', 0, '', '', '');
    INSERT INTO person (id, name) VALUES ('p1', 'Ana');
    INSERT INTO attachment (id, size, media_type, added_at) VALUES ('${HASH}', 3, 'text/plain', '2026-01-01T00:00:00.000Z');
    INSERT INTO attachment_link (id, attachment_id, record_kind, record_id, file_name, added_at)
    VALUES ('l1', '${HASH}', 'fund_movement', 'm1', 'slip.pdf', '2026-01-01T00:00:00.000Z');
    INSERT INTO document_run (id, document_id, format, parameters, file_name, file_path, file_hash, file_size, data_hash, audit_head, checks, produced_by, produced_at)
    VALUES ('r1', 'eu-budget', 'pdf', '{}', 'a.pdf', 'a.pdf', 'x', 1, 'x', 'x', '[]', 'p1', '2026-01-01T00:00:00.000Z');
    INSERT INTO audit_event (seq, id, at, person_name, procedure, changes, changes_hash, previous_hash, hash)
    VALUES (2, 'e2', '2026-01-01T00:00:00.000Z', 'Ana', 'test', 0, '', '', '');
    COMMIT;`)
  return db
}

describe('the step from the second format', () => {
  it('keeps the kind of what a file belongs to and the format of a document, and allows the new ones', () => {
    const db = secondFormat()
    expect(migrate(db, migrations)).toBe(1)
    expect(db.prepare('SELECT record_kind, record_id FROM attachment_link').all()).toEqual([
      { record_kind: 'fund_movement', record_id: 'm1' },
    ])
    expect(db.prepare('SELECT format FROM document_run').all()).toEqual([{ format: 'pdf' }])
    const change = () => db.exec(`UPDATE document_run SET format = 'docx'`)
    db.exec('BEGIN')
    expect(change).not.toThrow()
    db.exec('ROLLBACK')
    expect(() => db.exec(`UPDATE attachment_link SET record_kind = 'elsewhere'`)).toThrow(/CHECK/)
    db.close()
  })

  it('gives each audited table its three triggers again', () => {
    const db = secondFormat()
    migrate(db, migrations)
    const names = db
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_%'`,
      )
      .all()
      .map(row => row.name)
    for (const table of new Set(migrations.flatMap(migration => migration.audited)))
      for (const operation of ['insert', 'update', 'delete'])
        expect(names).toContain(`audit_${table}_${operation}`)
    db.close()
  })
})
