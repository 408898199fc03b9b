import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import LockDialog from '@/components/criteria/LockDialog.vue'
import LockPanel from '@/components/criteria/LockPanel.vue'
import { i18n, setLocale } from '@/i18n'

const lock = { at: '2026-03-01T08:00:00Z', by: 'Ann', hash: 'ba7816bf8f01cfea' + '0'.repeat(48), unlocked: null }
const unlocked = { at: '2026-03-02T08:00:00Z', by: 'Bo', reason: 'the law changed' }
const global = { plugins: [i18n], stubs: { RouterLink: true } }

beforeAll(() => setLocale('en'))

describe('LockPanel', () => {
  it('asks for a lock while there is none', () => {
    const panel = mount(LockPanel, { global, props: { locks: [], state: 'checking' } })
    expect(panel.text()).toContain('lock them before anyone scores')
    expect(panel.findAll('button')).toHaveLength(1)
  })

  it('says who locked, the check value, and that nothing has changed', () => {
    const panel = mount(LockPanel, { global, props: { locks: [lock], state: 'match' } })
    expect(panel.text()).toContain('Locked by Ann')
    expect(panel.text()).toContain('ba78 16bf 8f01')
    expect(panel.text()).toContain('Unchanged since it was locked.')
    expect(panel.find('[role=alert]').exists()).toBe(false)
  })

  it('raises an alert where criteria are no longer what was locked', () => {
    const panel = mount(LockPanel, { global, props: { locks: [lock], state: 'differs' } })
    expect(panel.get('[role=alert]').text()).toContain('differ from what was locked')
    expect(panel.text()).not.toContain('Unchanged')
  })

  it('lists every lock and unlock with its reason, newest first', () => {
    const panel = mount(LockPanel, { global, props: { locks: [{ ...lock, unlocked }], state: 'checking' } })
    const lines = panel.findAll('li').map((line) => line.text())
    expect(lines[0]).toContain('unlocked by Bo. Reason: the law changed')
    expect(lines[1]).toContain('locked by Ann')
  })
})

describe('LockDialog', () => {
  const mounted = (act: 'lock' | 'unlock') =>
    mount(LockDialog, { global, attachTo: document.body, props: { act, names: ['Ann'] } })

  it('unlocks for a name and a reason, not without', async () => {
    const dialog = mounted('unlock')
    const keep = () => dialog.get('.primary').trigger('click')
    await keep()
    expect(dialog.get('[role=alert]').text()).toContain('name')
    await dialog.get('input').setValue(' Bo ')
    await dialog.get('textarea').setValue('  ')
    await keep()
    expect(dialog.get('[role=alert]').text()).toContain('reason')
    expect(dialog.emitted('keep')).toBeUndefined()
    await dialog.get('textarea').setValue('the law changed')
    await keep()
    expect(dialog.emitted('keep')).toEqual([['Bo', 'the law changed']])
    dialog.unmount()
  })

  it('locks for a name alone', async () => {
    const dialog = mounted('lock')
    expect(dialog.find('textarea').exists()).toBe(false)
    await dialog.get('input').setValue('Ann')
    await dialog.get('.primary').trigger('click')
    expect(dialog.emitted('keep')).toEqual([['Ann', '']])
    dialog.unmount()
  })
})
