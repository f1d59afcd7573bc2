/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "model/xep-assessment.h"
#include "model/xep-criterion-text.h"
#include "model/xep-dossier.h"
#include "model/xep-meeting.h"
#include "model/xep-rerating.h"
#include "model/xep-review.h"
#include "store/xep-complaint-store.h"
#include "store/xep-field-private.h"

/* The home of every keyed field. To add one: a step of the schema, its row here, a member of the
 * record where rules or papers need it, and the place on screen that shows it. */

#define MEMBER(record, member) .offset = G_STRUCT_OFFSET (record, member)
#define NO_MEMBER .offset = XEP_FIELD_NO_MEMBER

#define STEP(member) MEMBER (XepStepResult, member)

static const XepField step_fields[] = {
  { "level", "level", XEP_KEYED_LEVEL, N_("Level"), STEP (level) },
  { "date", "dated_on", XEP_KEYED_DATE, N_("Date"), STEP (dated_on) },
  { "number", "document_number", XEP_KEYED_LINE, N_("Document number"), STEP (document_number) },
  { "authority", "authority", XEP_KEYED_LINE, N_("Appraising or deciding body"), STEP (authority) },
};

/* The columns of table B (Phụ lục 5), and the only one of table A. */
#define CRITERION(member) MEMBER (XepCriterionText, member)
#define CELL .limit = XEP_CRITERION_TEXT_LENGTH

static const XepField criterion_fields[] = {
  { "goal", "goal", XEP_KEYED_LINES, N_("Goal, task set"), CRITERION (goal), CELL },
  { "result", "result", XEP_KEYED_LINES, N_("Result, actual product"), CRITERION (result), CELL },
  { "percent", "percent", XEP_KEYED_KPI, N_("KPI score (%)"), CRITERION (percent) },
  { "note", "note", XEP_KEYED_LINES, N_("Note"), CRITERION (note), CELL },
};

#define ASSESSMENT(member) MEMBER (XepAssessment, member)

static const XepField assessment_fields[] = {
  { "tasks.assigned", "tasks_assigned", XEP_KEYED_COUNT, N_("Tasks assigned"),
    ASSESSMENT (facts.tasks_assigned), .check = xep_assessment_check_tasks },
  { "tasks.done", "tasks_done", XEP_KEYED_COUNT, N_("Done"), ASSESSMENT (facts.tasks_done),
    .check = xep_assessment_check_tasks },
  { "tasks.on_time", "tasks_on_time", XEP_KEYED_COUNT, N_("On time"),
    ASSESSMENT (facts.tasks_on_time), .check = xep_assessment_check_tasks },
  { "tasks.exceeded", "tasks_exceeded", XEP_KEYED_COUNT, N_("Exceeded"),
    ASSESSMENT (facts.tasks_exceeded), .check = xep_assessment_check_tasks },
  { "remedied", "remedied", XEP_KEYED_REMEDIED, N_("Earlier shortcomings remedied (%)"), NO_MEMBER,
    .select = "CASE WHEN no_shortcomings THEN 'none' ELSE remedied END",
    .assign = "no_shortcomings = ? IS 'none', remedied = nullif (?, 'none')" },
  { "discipline", "discipline", XEP_KEYED_ANSWER,
    N_("A subordinate unit or a member was disciplined"), ASSESSMENT (facts.discipline) },
  { "explanation", "explanation", XEP_KEYED_LINES, N_("Explanation of differences"),
    ASSESSMENT (explanation) },
  { "grounds", "grounds", XEP_KEYED_LINES, N_("Summary of grounds (PL 13, PL 14)"),
    ASSESSMENT (grounds) },
  { "personnel", "personnel", XEP_KEYED_LINES, N_("Proposal on personnel work (PL 13, PL 14)"),
    ASSESSMENT (personnel_proposal) },
  { "criteria_set", "criteria_set", XEP_KEYED_WORD, N_("Criteria set"), ASSESSMENT (criteria_set),
    .check = xep_assessment_check_set },
  { "unrated", "unrated_reason", XEP_KEYED_WORD, N_("Left unrated"), ASSESSMENT (unrated_reason),
    .assign = "unrated_reason = ?, state = CASE ? WHEN '' THEN 'open' ELSE 'unrated' END",
    .check = xep_assessment_check_unrated },
};

static const XepField target_fields[] = {
  { "", "answer", XEP_KEYED_ANSWER, N_("Target"), NO_MEMBER },
};

#define TICK(member) MEMBER (XepDisqualifierTick, member)

static const XepField disqualifier_fields[] = {
  { "", "ticked", XEP_KEYED_FLAG, N_("Forced case"), TICK (ticked) },
  { "exception", "exception", XEP_KEYED_FLAG, N_("Exception"), TICK (exception) },
  { "grounds", "grounds", XEP_KEYED_LINES, N_("Grounds"), TICK (grounds) },
};

static const XepField narrative_fields[] = {
  { "", "text", XEP_KEYED_LINES, N_("Text"), NO_MEMBER },
};

static const XepField matter_fields[] = {
  { "", NULL, XEP_KEYED_FLAG, N_("Matter to speak of"), NO_MEMBER },
};

/* The plan, section III: each shortcoming with its measure and the time it takes. */
#define SHORTCOMING(member) MEMBER (XepShortcoming, member)

static const XepField shortcoming_fields[] = {
  { "text", "text", XEP_KEYED_LINES, N_("Shortcoming or fault"), SHORTCOMING (text) },
  { "measure", "measure", XEP_KEYED_LINES, N_("Measure"), SHORTCOMING (measure) },
  { "due", "due_on", XEP_KEYED_DUE, N_("To be remedied by"), SHORTCOMING (due_on) },
  { "responsible", "responsible", XEP_KEYED_LINE, N_("Responsible"), SHORTCOMING (responsible) },
};

#define REMEDY(member) MEMBER (XepRemedy, member)

static const XepField remedy_fields[] = {
  { "state", "state", XEP_KEYED_REMEDY_STATE, N_("State"), REMEDY (state) },
  { "percent", "percent", XEP_KEYED_PERCENT, N_("Degree (%)"), REMEDY (percent) },
  { "difficulty", "difficulty", XEP_KEYED_LINES, N_("Difficulties"), REMEDY (difficulty) },
  { "responsibility", "responsibility", XEP_KEYED_LINES, N_("Responsibility"),
    REMEDY (responsibility) },
};

#define PROMPT(member) MEMBER (XepPrompt, member)

static const XepField prompt_fields[] = {
  { "text", "text", XEP_KEYED_LINES, N_("Matter to speak of"), PROMPT (text) },
  { "body", "body", XEP_KEYED_LINE, N_("Body that asks"), PROMPT (body) },
  { "number", "number", XEP_KEYED_LINE, N_("Document number"), PROMPT (number) },
  { "date", "dated_on", XEP_KEYED_DATE, N_("Date"), PROMPT (dated_on) },
  { "answer", "answer", XEP_KEYED_LINES, N_("Answer"), PROMPT (answer) },
  { "cause", "cause", XEP_KEYED_LINES, N_("Cause"), PROMPT (cause) },
  { "responsibility", "responsibility", XEP_KEYED_LINES, N_("Responsibility"),
    PROMPT (responsibility) },
};

/* The columns of "kết quả thực hiện nhiệm vụ". */
#define TASK(member) MEMBER (XepTask, member)

static const XepField task_fields[] = {
  { "content", "content", XEP_KEYED_LINES, N_("Task or work"), TASK (content) },
  { "due", "due", XEP_KEYED_LINE, N_("Time limit"), TASK (due) },
  { "progress", "progress", XEP_KEYED_LINES, N_("How it went"), TASK (progress) },
  { "product", "product", XEP_KEYED_LINES, N_("Finished product"), TASK (product) },
  { "pace", "pace", XEP_KEYED_PACE, N_("Pace"), TASK (pace) },
  { "exceeded", "exceeded", XEP_KEYED_FLAG, N_("Exceeded"), TASK (exceeded) },
  { "note", "note", XEP_KEYED_LINES, N_("Note"), TASK (note) },
};

/* Plan V.2 and V.1. */
#define COMPONENT(member) MEMBER (XepDossierItem, member)

static const XepField component_fields[] = {
  { "received", "received_on", XEP_KEYED_DATE, N_("Received on"), COMPONENT (received_on) },
  { "not_needed", "not_needed", XEP_KEYED_FLAG, N_("None"), COMPONENT (not_needed) },
  { "by", "received_by", XEP_KEYED_LINE, N_("Received by"), COMPONENT (received_by) },
  { "note", "note", XEP_KEYED_LINES, N_("Note"), COMPONENT (note) },
};

#define COPY(member) MEMBER (XepDossierCopy, member)

static const XepField copy_fields[] = {
  { "sent", "sent_on", XEP_KEYED_DATE, N_("Sent on"), COPY (sent_on) },
  { "by", "taken_by", XEP_KEYED_LINE, N_("Taken by"), COPY (taken_by) },
  { "note", "note", XEP_KEYED_LINES, N_("Note"), COPY (note) },
};

#define COMPLAINT(member) MEMBER (XepComplaint, member)

static const XepField complaint_fields[] = {
  { "received", "received_on", XEP_KEYED_DATE, N_("Received on"), COMPLAINT (received_on) },
  { "sender", "sender", XEP_KEYED_LINE, N_("Sender"), COMPLAINT (sender) },
  { "content", "content", XEP_KEYED_LINES, N_("What it is about"), COMPLAINT (content) },
  { "answered", "answered_on", XEP_KEYED_DATE, N_("Answered on"), COMPLAINT (answered_on) },
  { "number", "number", XEP_KEYED_LINE, N_("Number of the answer"), COMPLAINT (number) },
  { "outcome", "outcome", XEP_KEYED_LINES, N_("Outcome"), COMPLAINT (outcome) },
};

#define MEETING(member) MEMBER (XepMeeting, member)

static const XepField meeting_fields[] = {
  { "unit", "unit_id", XEP_KEYED_UNIT, N_("Unit"), MEETING (unit_id) },
  { "title", "title", XEP_KEYED_LINE, N_("Title of the meeting"), MEETING (title),
    .check = xep_meeting_check_title },
  { "date", "held_on", XEP_KEYED_DUE, N_("Date held"), MEETING (held_on),
    .check = xep_meeting_check_date },
  { "starts", "starts", XEP_KEYED_TIME, N_("Begins at"), MEETING (starts),
    .check = xep_meeting_check_times },
  { "ends", "ends", XEP_KEYED_TIME, N_("Ends at"), MEETING (ends),
    .check = xep_meeting_check_times },
  { "place", "place", XEP_KEYED_LINE, N_("Place"), MEETING (place) },
  { "chair", "chair", XEP_KEYED_LINE, N_("Chair"), MEETING (chair) },
  { "chair_post", "chair_post", XEP_KEYED_LINE, N_("Post of the chair"), MEETING (chair_post) },
  { "secretary", "secretary", XEP_KEYED_LINE, N_("Secretary of the meeting"), MEETING (secretary) },
  { "attendee", "attendee", XEP_KEYED_LINE, N_("Attending for the higher body"),
    MEETING (attendee) },
  { "called", "called", XEP_KEYED_COUNT, N_("Called"), MEETING (called),
    .check = xep_meeting_check_counts },
  { "present", "present", XEP_KEYED_COUNT, N_("Present"), MEETING (present),
    .check = xep_meeting_check_counts },
  { "absent", "absent", XEP_KEYED_COUNT, N_("Absent"), MEETING (absent),
    .check = xep_meeting_check_counts },
  { "absent_names", "absent_names", XEP_KEYED_LINES, N_("Who is absent and why"),
    MEETING (absent_names) },
  { "proceedings", "proceedings", XEP_KEYED_LINES, N_("Proceedings"), MEETING (proceedings) },
  { "conclusion", "conclusion", XEP_KEYED_LINES, N_("Conclusion"), MEETING (conclusion) },
  { "teller_head", "teller_head", XEP_KEYED_LINE, N_("Head of the tellers"),
    MEETING (teller_head) },
  { "tellers", "tellers", XEP_KEYED_LINES, N_("Other tellers"), MEETING (tellers) },
  { "number", "number", XEP_KEYED_LINE, N_("Number of the minutes"), MEETING (number) },
};

#define BALLOT(member) MEMBER (XepBallot, member)

static const XepField ballot_fields[] = {
  { "issued", "issued", XEP_KEYED_COUNT, N_("Issued"), BALLOT (issued) },
  { "returned", "returned", XEP_KEYED_COUNT, N_("Returned"), BALLOT (returned) },
  { "valid", "valid", XEP_KEYED_COUNT, N_("Valid"), BALLOT (valid) },
  { "invalid", "invalid", XEP_KEYED_COUNT, N_("Invalid"), BALLOT (invalid) },
  { "excellent", "votes_excellent", XEP_KEYED_COUNT, N_("Votes for excellent"),
    BALLOT (votes[XEP_LEVEL_EXCELLENT]) },
  { "good", "votes_good", XEP_KEYED_COUNT, N_("Votes for good"), BALLOT (votes[XEP_LEVEL_GOOD]) },
  { "complete", "votes_complete", XEP_KEYED_COUNT, N_("Votes for complete"),
    BALLOT (votes[XEP_LEVEL_COMPLETE]) },
  { "incomplete", "votes_incomplete", XEP_KEYED_COUNT, N_("Votes for incomplete"),
    BALLOT (votes[XEP_LEVEL_INCOMPLETE]) },
  { "none", "votes_none", XEP_KEYED_COUNT, N_("Not rated"), BALLOT (votes[XEP_LEVEL_NONE]) },
  { "level", "level", XEP_KEYED_LEVEL, N_("Concluded level"), BALLOT (level) },
  { "order_reason", "order_reason", XEP_KEYED_LINES, N_("Reason"), BALLOT (order_reason) },
};

#define PERSON(member) MEMBER (XepPerson, member)

/* The keys of records are their columns. */
static const XepField person_fields[] = {
  { "name", "name", XEP_KEYED_LINE, N_("Name"), PERSON (name) },
  { "birth_date", "birth_date", XEP_KEYED_DAY, N_("Birth date"), PERSON (birth_date) },
  { "gender", "gender", XEP_KEYED_LINE, N_("Gender"), PERSON (gender) },
  { "ethnicity", "ethnicity", XEP_KEYED_LINE, N_("Ethnicity"), PERSON (ethnicity) },
  { "citizen_id", "citizen_id", XEP_KEYED_LINE, N_("Citizen card"), PERSON (citizen_id) },
  { "unit_id", "unit_id", XEP_KEYED_UNIT, N_("Party cell"), PERSON (unit_id) },
  { "workplace_id", "workplace_id", XEP_KEYED_UNIT, N_("Office"), PERSON (workplace_id) },
  { "party_member", "party_member", XEP_KEYED_FLAG, N_("Is a Party member"),
    PERSON (party_member) },
  { "party_card", "party_card", XEP_KEYED_LINE, N_("Party card"), PERSON (party_card) },
  { "admitted_on", "admitted_on", XEP_KEYED_DAY, N_("Admitted on"), PERSON (admitted_on) },
  { "official_on", "official_on", XEP_KEYED_DAY, N_("Official on"), PERSON (official_on) },
  { "status", "status", XEP_KEYED_STATUS, N_("Standing"), PERSON (status) },
  { "kind", "kind", XEP_KEYED_KIND, N_("Rated as"), PERSON (kind) },
  { "tier", "tier", XEP_KEYED_TIER, N_("Managed by"), PERSON (tier) },
  { "criteria_set", "criteria_set", XEP_KEYED_LINE, N_("Criteria set"), PERSON (criteria_set) },
  { "note", "note", XEP_KEYED_LINES, N_("Note"), PERSON (note) },
  { "retired_on", "retired_on", XEP_KEYED_LEFT, N_("Left on"), PERSON (retired_on) },
};

#define POST(member) MEMBER (XepPost, member)

static const XepField post_fields[] = {
  { "title", "title", XEP_KEYED_LINE, N_("Title"), POST (title) },
  { "branch", "branch", XEP_KEYED_BRANCH, N_("Branch"), POST (branch) },
  { "unit_id", "unit_id", XEP_KEYED_UNIT, N_("Unit"), POST (unit_id) },
  { "head", "head", XEP_KEYED_FLAG, N_("Head"), POST (head) },
  { "started_on", "started_on", XEP_KEYED_DAY, N_("From"), POST (started_on) },
  { "ended_on", "ended_on", XEP_KEYED_DAY, N_("To"), POST (ended_on) },
};

#define COLLECTIVE(member) MEMBER (XepCollective, member)

static const XepField collective_fields[] = {
  { "name", "name", XEP_KEYED_LINE, N_("Name"), COLLECTIVE (name) },
  { "type", "type", XEP_KEYED_LINE, N_("Type"), COLLECTIVE (type) },
  { "unit_id", "unit_id", XEP_KEYED_UNIT, N_("Unit"), COLLECTIVE (unit_id) },
  { "tier", "tier", XEP_KEYED_TIER, N_("Managed by"), COLLECTIVE (tier) },
  { "criteria_set", "criteria_set", XEP_KEYED_LINE, N_("Criteria set"), COLLECTIVE (criteria_set) },
  { "retired_on", "retired_on", XEP_KEYED_LEFT, N_("Left on"), COLLECTIVE (retired_on) },
};

#define UNIT(member) MEMBER (XepUnit, member)

static const XepField unit_fields[] = {
  { "name", "name", XEP_KEYED_LINE, N_("Name"), UNIT (name) },
  { "party_cell", "party_cell", XEP_KEYED_FLAG, N_("Party cell"), UNIT (party_cell) },
  { "block", "block", XEP_KEYED_LINE, N_("Block"), UNIT (block) },
  { "parent_id", "parent_id", XEP_KEYED_UNIT, N_("Belongs to"), UNIT (parent_id) },
  { "retired_on", "retired_on", XEP_KEYED_LEFT, N_("Left on"), UNIT (retired_on) },
};

/* Điều 13, 15 (Mẫu 03): the new result beside the former one. */
#define RERATING(member) MEMBER (XepRerating, member)

static const XepField rerating_fields[] = {
  { "annulled", "annulled", XEP_KEYED_FLAG, N_("Annulled"), RERATING (annulled) },
  { "decided_on", "decided_on", XEP_KEYED_DATE, N_("Date"), RERATING (decided_on) },
  { "number", "number", XEP_KEYED_LINE, N_("Document number"), RERATING (number) },
  { "authority", "authority", XEP_KEYED_LINE, N_("Appraising or deciding body"),
    RERATING (authority) },
  { "reason", "reason", XEP_KEYED_LINES, N_("Reason"), RERATING (reason) },
  { "former_level", "former_level", XEP_KEYED_LEVEL, N_("Former level"), RERATING (former_level) },
  { "former_points", "former_points", XEP_KEYED_POINTS, N_("Former points"),
    RERATING (former_points) },
  { "former_date", "former_date", XEP_KEYED_DATE, N_("Date of the former decision"),
    RERATING (former_date) },
  { "former_number", "former_number", XEP_KEYED_LINE, N_("Number of the former decision"),
    RERATING (former_number) },
  { "level", "level", XEP_KEYED_LEVEL, N_("Level"), RERATING (level) },
  { "points", "points", XEP_KEYED_POINTS, N_("Points"), RERATING (points) },
};

#define FIELDS(array) .fields = array, .n_fields = G_N_ELEMENTS (array)
/* A table that hangs on an assessment. */
#define HANGS(kind) \
  .entity = XEP_ENTITY_ASSESSMENT, .owner = "assessment_id", .news = XEP_NEWS_##kind

static const XepScope scopes[XEP_N_SCOPES] = {
  [XEP_SCOPE_STEP] = { HANGS (ASSESSMENT), .prefix = "", .rows = XEP_ROWS_NAMED,
                       .table = "step_result", .name = "step", FIELDS (step_fields) },
  [XEP_SCOPE_CRITERION]
  = { HANGS (ASSESSMENT), .prefix = "", .rows = XEP_ROWS_NAMED, .table = "criterion_text",
      .name = "criterion", FIELDS (criterion_fields), .transient = TRUE,
      .name_row = xep_criterion_name_row },
  [XEP_SCOPE_ASSESSMENT] = { .entity = XEP_ENTITY_ASSESSMENT,
                             .prefix = "",
                             .rows = XEP_ROWS_ONE,
                             .table = "assessment",
                             .owner = "id",
                             .news = XEP_NEWS_ASSESSMENT,
                             FIELDS (assessment_fields) },
  [XEP_SCOPE_TARGET] = { HANGS (ASSESSMENT), .prefix = "target", .rows = XEP_ROWS_NAMED,
                         .table = "target_answer", .name = "target", FIELDS (target_fields),
                         .transient = TRUE, .check_row = xep_target_check_row },
  [XEP_SCOPE_DISQUALIFIER]
  = { HANGS (ASSESSMENT), .prefix = "disqualifier", .rows = XEP_ROWS_NAMED,
      .table = "disqualifier_tick", .name = "rule", FIELDS (disqualifier_fields),
      .check_row = xep_disqualifier_check_row },
  [XEP_SCOPE_NARRATIVE] = { HANGS (ASSESSMENT), .prefix = "narrative", .rows = XEP_ROWS_NAMED,
                            .table = "narrative", .name = "section", FIELDS (narrative_fields),
                            .transient = TRUE, .check_row = xep_narrative_check_row },
  [XEP_SCOPE_SHORTCOMING]
  = { HANGS (ASSESSMENT), .prefix = "shortcoming", .rows = XEP_ROWS_NUMBER, .table = "shortcoming",
      FIELDS (shortcoming_fields), .after_result = TRUE,
      .needs_first = N_("A shortcoming needs its text; nothing was changed. Type the text first, "
                        "or take the whole row away."),
      .full = N_("There are 200 shortcomings already, and no more fit; nothing was changed. Put "
                 "some together."),
      .check_removal = xep_shortcoming_check_removal },
  [XEP_SCOPE_REMEDY]
  = { HANGS (ASSESSMENT), .prefix = "remedy", .rows = XEP_ROWS_NAMED, .table = "remedy",
      .name = "shortcoming_id", FIELDS (remedy_fields), .transient = TRUE,
      .check_row = xep_remedy_check_row, .check_values = xep_remedy_check_values,
      .follow = xep_remedy_count_follow },
  [XEP_SCOPE_PROMPT]
  = { HANGS (ASSESSMENT), .prefix = "prompt", .rows = XEP_ROWS_NUMBER, .table = "prompt",
      FIELDS (prompt_fields),
      .needs_first = N_("A prompt needs what is asked; nothing was changed. Type that first, or "
                        "take the whole row away."),
      .full = N_("There are 200 prompts already, and no more fit; nothing was changed. Put some "
                 "together.") },
  [XEP_SCOPE_MATTER] = { HANGS (ASSESSMENT), .prefix = "matter", .rows = XEP_ROWS_NAMED,
                         .table = "review_matter", .name = "matter", FIELDS (matter_fields),
                         .transient = TRUE, .check_row = xep_matter_check_row },
  [XEP_SCOPE_TASK]
  = { HANGS (ASSESSMENT), .prefix = "task", .rows = XEP_ROWS_NUMBER, .table = "task",
      FIELDS (task_fields),
      .needs_first = N_("A task needs its content; nothing was changed. Type the content first, or "
                        "take the whole row away."),
      .full = N_("There are 200 tasks already, and no more fit; nothing was changed. Put small "
                 "tasks together."),
      .check_values = xep_task_check_values, .follow = xep_task_count_follow },
  [XEP_SCOPE_COMPONENT]
  = { HANGS (DOSSIER), .prefix = "dossier", .rows = XEP_ROWS_NAMED, .table = "dossier_item",
      .name = "component", FIELDS (component_fields), .after_result = TRUE,
      .check_row = xep_component_check_row, .check_values = xep_component_check_values },
  [XEP_SCOPE_COPY]
  = { HANGS (DOSSIER), .prefix = "copy", .rows = XEP_ROWS_NAMED, .table = "dossier_copy",
      .name = "copy", FIELDS (copy_fields), .after_result = TRUE, .check_row = xep_copy_check_row },
  [XEP_SCOPE_COMPLAINT]
  = { HANGS (DOSSIER), .prefix = "complaint", .rows = XEP_ROWS_ID, .table = "complaint",
      .name = "id", FIELDS (complaint_fields), .after_result = TRUE,
      .needs_first = N_("A complaint needs its content; nothing was changed. Type what it is "
                        "about."),
      .check_row = xep_complaint_check_row, .check_values = xep_complaint_check_values,
      .add = xep_complaint_add },
  [XEP_SCOPE_MEETING] = { .entity = XEP_ENTITY_MEETING,
                          .prefix = "",
                          .rows = XEP_ROWS_ONE,
                          .table = "meeting",
                          .owner = "id",
                          .news = XEP_NEWS_MEETING,
                          FIELDS (meeting_fields) },
  [XEP_SCOPE_BALLOT] = { .entity = XEP_ENTITY_MEETING,
                         .prefix = "ballot",
                         .rows = XEP_ROWS_NAMED,
                         .table = "meeting_subject",
                         .owner = "meeting_id",
                         .name = "assessment_id",
                         .news = XEP_NEWS_MEETING,
                         FIELDS (ballot_fields),
                         .check_row = xep_ballot_check_row,
                         .check_values = xep_ballot_check_values },
  [XEP_SCOPE_PERSON] = { .entity = XEP_ENTITY_PERSON,
                         .prefix = "",
                         .rows = XEP_ROWS_ONE,
                         .table = "person",
                         .owner = "id",
                         FIELDS (person_fields),
                         .whole = TRUE },
  [XEP_SCOPE_POST] = { .entity = XEP_ENTITY_PERSON,
                       .prefix = "post",
                       .rows = XEP_ROWS_ID,
                       .table = "post",
                       .owner = "person_id",
                       .name = "id",
                       FIELDS (post_fields),
                       .whole = TRUE },
  [XEP_SCOPE_COLLECTIVE] = { .entity = XEP_ENTITY_COLLECTIVE,
                             .prefix = "",
                             .rows = XEP_ROWS_ONE,
                             .table = "collective",
                             .owner = "id",
                             FIELDS (collective_fields),
                             .whole = TRUE },
  [XEP_SCOPE_UNIT] = { .entity = XEP_ENTITY_UNIT,
                       .prefix = "",
                       .rows = XEP_ROWS_ONE,
                       .table = "unit",
                       .owner = "id",
                       FIELDS (unit_fields),
                       .whole = TRUE },
  [XEP_SCOPE_RERATING]
  = { HANGS (ASSESSMENT), .prefix = "rerating", .rows = XEP_ROWS_ID, .table = "rerating",
      .name = "id", FIELDS (rerating_fields), .whole = TRUE },
};

const XepScope *
xep_scope_get (XepScopeId id)
{
  return &scopes[id];
}
