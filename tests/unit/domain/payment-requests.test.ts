import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  advanceUsedBy,
  balanceSteps,
  callBy,
  callFaults,
  finalBalance,
  firstOption2Payment,
  firstPaymentSteps,
  furtherPaymentSteps,
  proofOfUseFor,
} from '#shared/domain/payments/index.ts'
import { messagesOf } from '#shared/locales/index.ts'

const words = messagesOf('en')

describe('a request for payment', () => {
  const further = {
    grantMinor: 29_000_000,
    euShare: '0.80',
    paidMinor: [12_000_000, 11_200_000],
    forecastMinor: 8_000_000,
    acceptedCostMinor: 26_000_000,
    reduction: 'GAP_TO_70' as const,
    earlierUsedLimit: '1.00',
    usedLimit: '0.70',
    totalLimit: '0.90',
  }

  it('explains every step of further pre-financing (EU-12)', () => {
    const found = furtherPaymentSteps(further)
    expect(found.amountMinor).toBe(2_900_000)
    expect(found.steps.map(step => [step.key, step.resultMinor, step.outcome])).toEqual([
      ['costAccepted', 26_000_000, 'ok'],
      ['euShareIncurred', 20_800_000, 'ok'],
      ['earlierUsed', 8_800_000, 'ok'],
      ['lastUsed', 8_800_000, 'ok'],
      ['forecastShare', 6_400_000, 'ok'],
      ['reduction', 0, 'ok'],
      ['beforeTotalLimit', 6_400_000, 'ok'],
      ['totalLimit', 2_900_000, 'capped'],
      ['payable', 2_900_000, 'ok'],
    ])
    expect(found.steps.find(step => step.key === 'lastUsed')?.percents).toEqual({
      used: '78.57',
      limit: '70',
    })
  })

  it('says what was too little (EU-11b) and what was not used at all', () => {
    const short = furtherPaymentSteps({
      ...further,
      paidMinor: [12_000_000],
      acceptedCostMinor: 9_000_000,
      forecastMinor: 14_000_000,
    })
    expect(short.amountMinor).toBe(10_000_000)
    expect(short.steps.filter(step => step.outcome === 'short').map(step => step.key)).toEqual([
      'lastUsed',
      'reduction',
    ])
    const none = furtherPaymentSteps({ ...further, acceptedCostMinor: 14_000_000 })
    expect(none.steps.find(step => step.key === 'earlierUsed')?.outcome).toBe('short')
  })

  it('explains the first payment (EU-09) and the balance (EU-13b, EU-14)', () => {
    const first = firstPaymentSteps({
      grantMinor: 9_000_000,
      euShare: '0.90',
      contingencyMinor: 300_000,
      prefinancingShare: '0.80',
    })
    expect(first.steps.map(step => step.resultMinor)).toEqual([8_730_000, 6_984_000, 6_984_000])
    const balance = balanceSteps({
      grantMinor: 16_000_000,
      euShare: '0.80',
      acceptedMinor: 20_000_000,
      paidMinor: 14_400_000,
      incomeMinor: 4_500_000,
      noProfitApplies: true,
    })
    expect(balance.amountMinor).toBe(1_200_000)
    expect(balance.steps.map(step => [step.key, step.resultMinor, step.outcome])).toEqual([
      ['costAccepted', 20_000_000, 'ok'],
      ['grantCap', 16_000_000, 'capped'],
      ['noProfit', 400_000, 'short'],
      ['paidSoFar', 14_400_000, 'ok'],
      ['balance', 1_200_000, 'ok'],
    ])
    expect(firstOption2Payment(10_000_000, '0.80', '0.80')).toBe(6_400_000)
  })

  it('has words for each step, and every number and percent they name', () => {
    const all = [
      furtherPaymentSteps(further),
      firstPaymentSteps({ grantMinor: 1, euShare: '0.9', contingencyMinor: 0, prefinancingShare: '0.8' }),
      balanceSteps({ ...further, acceptedMinor: 1, paidMinor: 0, incomeMinor: 0, noProfitApplies: false }),
    ].flatMap(request => request.steps)
    for (const step of all) {
      const named = [...(words[step.messageKey] ?? '{{missing}}').matchAll(/\{\{(\w+)\}\}/g)].map(
        match => match[1],
      )
      const given = Object.keys({ ...step.amounts, ...step.percents })
      expect(
        named.filter(name => name === undefined || !given.includes(name)),
        step.key,
      ).toEqual([])
    }
  })

  it('never takes more profit back than the grant, nor pays below nothing before payments', () => {
    fc.assert(
      fc.property(
        fc.nat(10 ** 9),
        fc.nat(10 ** 9),
        fc.nat(10 ** 9),
        (grantMinor, acceptedMinor, incomeMinor) => {
          const found = finalBalance({
            grantMinor,
            euShare: '0.80',
            acceptedMinor,
            paidMinor: 0,
            incomeMinor,
            noProfitApplies: true,
          })
          expect(found.finalGrantMinor).toBeGreaterThanOrEqual(0)
          expect(found.finalGrantMinor).toBeLessThanOrEqual(grantMinor)
        },
      ),
    )
  })
})

describe('a call for money', () => {
  const rules = { specialAccountRequired: true, atMostNeed: true, proofFromCall: 3 }
  const call = { callNo: 3, requestMinor: 100, needMinor: 100, hasSpecialAccount: true, provenUpTo: 1 }

  it('proves the payment before the last one, from the third call on', () => {
    expect([1, 2, 3, 4].map(callNo => proofOfUseFor(callNo, 3))).toEqual([null, null, 1, 2])
    expect(proofOfUseFor(9, null)).toBeNull()
    expect(callFaults(call, rules)).toEqual([])
    expect(callFaults({ ...call, provenUpTo: 0 }, rules)).toEqual([
      { code: 'UseNotProven', excessMinor: 0, payment: 1 },
    ])
  })

  it('has its account and asks for no more than is needed, however much is left', () => {
    const faults = callFaults({ ...call, hasSpecialAccount: false, needMinor: -50 }, rules)
    expect(faults.map(fault => [fault.code, fault.excessMinor])).toEqual([
      ['NoSpecialAccount', 0],
      ['AboveNeed', 100],
    ])
    const free = { specialAccountRequired: false, atMostNeed: false, proofFromCall: null }
    expect(callFaults({ ...call, hasSpecialAccount: false, needMinor: 0 }, free)).toEqual([])
  })

  it('comes early enough, and the money is used in time', () => {
    expect(callBy('2024-07-01', 45)).toBe('2024-05-17')
    const limits = { weeks: 6, monthsAbroad: 4 }
    expect(advanceUsedBy('2024-03-01', 'home', limits)).toBe('2024-04-12')
    expect(advanceUsedBy('2024-10-31', 'abroad', limits)).toBe('2025-02-28')
  })
})
