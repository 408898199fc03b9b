/** The fold's step: `(document, edit) → document`. Nothing named in the edit is there any more → the same document. */
import { blankChapters, defaultRules, type Evaluation } from '../evaluation'
import * as consensus from './commands/consensus-edits'
import * as committee from './commands/committee-edits'
import * as criteria from './commands/criteria-edits'
import type { Edit } from './edit'
import * as people from './commands/evaluator-edits'
import * as locks from './commands/lock-edits'
import * as ratings from './commands/rating-edits'
import * as scenarios from './commands/scenario-edits'
import * as vendors from './commands/vendor-edits'
import * as weighting from './commands/weighting-edits'

export function applyEdit(document: Evaluation, edit: Edit): Evaluation {
  if (locks.isHeld(document, edit)) return document
  switch (edit.name) {
    case 'renameEvaluation':
      return { ...document, ...edit.args }
    case 'setRules':
      return { ...document, rules: { ...document.rules, ...edit.args } }
    case 'addNode':
      return criteria.addNodes(document, { ...edit.args, nodes: [edit.args.node] })
    case 'addNodes':
      return criteria.addNodes(document, edit.args)
    case 'removeNode':
      return criteria.removeNode(document, edit.args)
    case 'describeNode':
      return criteria.describeNode(document, edit.args)
    case 'moveNode':
      return criteria.moveNode(document, edit.args)
    case 'setWeights':
      return criteria.setWeights(document, edit.args)
    case 'setThreshold':
      return criteria.setThreshold(document, edit.args)
    case 'setScale':
      return criteria.setScale(document, edit.args)
    case 'addVendors':
      return vendors.addVendors(document, edit.args)
    case 'updateVendor':
      return vendors.updateVendor(document, edit.args)
    case 'removeVendor':
      return vendors.removeVendor(document, edit.args)
    case 'moveVendor':
      return vendors.moveVendor(document, edit.args)
    case 'addEvaluator':
      return people.addEvaluator(document, edit.args)
    case 'updateEvaluator':
      return people.updateEvaluator(document, edit.args)
    case 'removeEvaluator':
      return people.removeEvaluator(document, edit.args)
    case 'rate':
      return ratings.rate(document, edit.args)
    case 'annotate':
      return ratings.annotate(document, edit.args)
    case 'lock':
      return locks.lock(document, edit.args)
    case 'unlock':
      return locks.unlock(document, edit.args)
    case 'setConsensus':
      return consensus.setConsensus(document, edit.args)
    case 'removeConsensus':
      return consensus.removeConsensus(document, edit.args)
    case 'addScenario':
      return scenarios.addScenario(document, edit.args)
    case 'changeScenario':
      return scenarios.changeScenario(document, edit.args)
    case 'removeScenario':
      return scenarios.removeScenario(document, edit.args)
    case 'adoptScenario':
      return scenarios.adoptScenario(document, edit.args)
    case 'setCommittee':
      return committee.setCommittee(document, edit.args)
    case 'recordInvitations':
      return committee.recordInvitations(document, edit.args)
    case 'acceptScorecards':
      return committee.acceptScorecards(document, edit.args)
    case 'declareInterest':
      return committee.declareInterest(document, edit.args)
    case 'proposeWeights':
      return committee.proposeWeights(document, edit.args)
    case 'finishScorecard':
      return committee.finishScorecard(document, edit.args)
    case 'keepInputs':
      return weighting.keepInputs(document, edit.args)
    case 'rememberMethod':
      return weighting.rememberMethod(document, edit.args)
    case 'addWeightSet':
      return weighting.addWeightSet(document, edit.args)
    case 'changeWeightSet':
      return weighting.changeWeightSet(document, edit.args)
    case 'removeWeightSet':
      return weighting.removeWeightSet(document, edit.args)
    case 'adoptWeightSet':
      return weighting.adoptWeightSet(document, edit.args)
    case 'batch':
      return edit.args.edits.reduce(applyEdit, document)
    case 'restore':
      // A journal of an earlier version may hold a document without the later chapters and rules.
      return {
        ...blankChapters,
        ...edit.args.document,
        rules: { ...defaultRules, ...edit.args.document.rules },
        id: document.id,
      }
  }
}
