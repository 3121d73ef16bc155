CREATE INDEX backup_made_newest ON backup_made (made_at_ms);

CREATE INDEX custody_entry_subject ON custody_entry (subject, seq);

CREATE INDEX evidence_arrival_number ON evidence_arrival (number, arrival_id);

CREATE INDEX evidence_by_added ON evidence (added_at_ms, number, kind, sensitivity, described, check_state, undated, captured_first, captured_last, case_number);

CREATE INDEX evidence_by_captured ON evidence (undated, captured_sort, number, kind, sensitivity, described, check_state, captured_first, captured_last, case_number);

CREATE INDEX evidence_by_captured_newest ON evidence (undated, captured_sort DESC, number DESC, kind, sensitivity, described, check_state, captured_first, captured_last, case_number);

CREATE INDEX evidence_by_kind ON evidence (kind, number, sensitivity, described, check_state, undated, captured_first, captured_last, case_number);

CREATE INDEX evidence_by_number ON evidence (number, kind, sensitivity, described, check_state, undated, captured_first, captured_last, case_number);

CREATE INDEX evidence_by_size ON evidence (size, number, kind, sensitivity, described, check_state, undated, captured_first, captured_last, case_number);

CREATE INDEX evidence_by_title ON evidence (title_sort, number, kind, sensitivity, described, check_state, undated, captured_first, captured_last, case_number);

CREATE INDEX evidence_destruction_unswept ON evidence_destruction (number) WHERE swept = 0;

CREATE INDEX evidence_edit_session_age ON evidence_edit_session (touched_at_ms);

CREATE INDEX evidence_link_other ON evidence_link (other, number);

CREATE INDEX evidence_privileged ON evidence_description (number) WHERE legal_privilege = 'yes';

CREATE INDEX evidence_tag_items ON evidence_tag (tag_id, number);

CREATE INDEX evidence_without_preview ON evidence (number) WHERE preview_state = 'none-yet';

CREATE UNIQUE INDEX handover_conflict_open ON handover_conflict (vault_id, kind, uid, field) WHERE choice IS NULL;

CREATE INDEX handover_origin_subject ON handover_origin (subject);

CREATE INDEX handover_origin_uid ON handover_origin (kind, uid);

CREATE INDEX key_slot_member ON key_slot (member);

CREATE INDEX recording_pause_recording ON recording_pause (recording_id, from_ms);

CREATE INDEX working_copy_original ON working_copy (original_sha256, number);

CREATE TABLE backup_made (
  backup_id TEXT PRIMARY KEY CHECK (length(backup_id) = 32),
  file_name TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL,
  objects INTEGER NOT NULL CHECK (objects >= 0),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  opens_with TEXT NOT NULL CHECK (opens_with IN ('passphrase', 'recipients')),
  verified_at_ms INTEGER,
  drilled_at_ms INTEGER,
  drill_sample INTEGER,
  drill_failed INTEGER
  ) STRICT;

CREATE TABLE backup_recipient (
  recipient_id TEXT PRIMARY KEY CHECK (length(recipient_id) = 32),
  name TEXT NOT NULL,
  recipient TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('own', 'other')),
  secret BLOB CHECK (secret IS NULL OR length(secret) = 32),
  added_at_ms INTEGER NOT NULL,
  removed_at_ms INTEGER
  ) STRICT;

CREATE TABLE case_file (
  number INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number >= 1),
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
  code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 16),
  code_folded TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  about TEXT NOT NULL,
  place INTEGER NOT NULL,
  opened_at_ms INTEGER NOT NULL,
  closed_at_ms INTEGER
  ) STRICT;

CREATE TABLE custody_entry (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  at_ms INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details)),
  previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
  ) STRICT;

CREATE TABLE evidence (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
  object_id TEXT NOT NULL UNIQUE REFERENCES stored_object (id),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  file_name TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  media_type TEXT NOT NULL,
  viewer TEXT NOT NULL,
  width INTEGER,
  height INTEGER,
  duration_ms INTEGER,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  sensitivity TEXT NOT NULL,
  captured_at TEXT CHECK (captured_at IS NULL OR json_valid(captured_at)),
  reviewed_by TEXT,
  reviewed_at_ms INTEGER,
  described INTEGER NOT NULL CHECK (described IN (0, 1)),
  check_state TEXT NOT NULL CHECK (check_state IN ('not-checked', 'equal', 'set-aside')),
  last_checked_at_ms INTEGER,
  preview_state TEXT NOT NULL CHECK (preview_state IN ('none-yet', 'ready', 'not-possible')),
  preview_problem TEXT,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  title_sort TEXT NOT NULL,
  undated INTEGER NOT NULL CHECK (undated IN (0, 1)),
  captured_sort TEXT NOT NULL,
  captured_first TEXT NOT NULL,
  captured_last TEXT NOT NULL
  , case_number INTEGER NOT NULL DEFAULT 1) STRICT;

CREATE TABLE evidence_arrival (
  arrival_id INTEGER PRIMARY KEY AUTOINCREMENT,
  number INTEGER NOT NULL REFERENCES evidence (number),
  file_name TEXT NOT NULL,
  source_folder TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('dialog', 'folder', 'drop', 'paste', 'command-line', 'handover', 'recording')),
  file_modified_at_ms INTEGER,
  file_created_at_ms INTEGER,
  arrived_at_ms INTEGER NOT NULL,
  arrived_by TEXT NOT NULL
  ) STRICT;

CREATE TABLE evidence_description (
  number INTEGER PRIMARY KEY REFERENCES evidence (number),
  description TEXT NOT NULL DEFAULT '',
  originality TEXT NOT NULL DEFAULT 'not-known',
  made_by TEXT NOT NULL DEFAULT '',
  handed_over_by TEXT NOT NULL DEFAULT '',
  obtained_how TEXT NOT NULL DEFAULT 'not-known',
  obtained_at TEXT CHECK (obtained_at IS NULL OR json_valid(obtained_at)),
  obtained_place TEXT NOT NULL DEFAULT '',
  captured_at TEXT CHECK (captured_at IS NULL OR json_valid(captured_at)),
  captured_place TEXT NOT NULL DEFAULT '',
  clock_offset_minutes INTEGER,
  people_shown TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  reliability TEXT NOT NULL DEFAULT 'not-known',
  authenticity_notes TEXT NOT NULL DEFAULT '',
  physical_location TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT ''
  , device TEXT NOT NULL DEFAULT '', source_kind TEXT NOT NULL DEFAULT 'not-known', obtained_by TEXT NOT NULL DEFAULT '', authority TEXT NOT NULL DEFAULT '', told_fingerprint TEXT NOT NULL DEFAULT '', coordinates TEXT NOT NULL DEFAULT '', coordinates_precision TEXT NOT NULL DEFAULT 'not-known', coordinates_basis TEXT NOT NULL DEFAULT 'not-known', legal_privilege TEXT NOT NULL DEFAULT 'not-known', restrictions TEXT NOT NULL DEFAULT '', web_address TEXT NOT NULL DEFAULT '', web_archive_address TEXT NOT NULL DEFAULT '', web_captured_by TEXT NOT NULL DEFAULT '', web_tool TEXT NOT NULL DEFAULT '', web_captured_at TEXT) STRICT;

CREATE TABLE evidence_destruction (
  number INTEGER PRIMARY KEY REFERENCES evidence (number),
  destroyed_at_ms INTEGER NOT NULL,
  destroyed_by TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 3 AND 1000),
  may_return INTEGER NOT NULL CHECK (may_return IN (0, 1)),
  swept INTEGER NOT NULL CHECK (swept IN (0, 1))
  ) STRICT;

CREATE TABLE evidence_edit_session (
  session TEXT NOT NULL,
  number INTEGER NOT NULL REFERENCES evidence (number),
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  touched_at_ms INTEGER NOT NULL,
  PRIMARY KEY (session, number)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_link (
  number INTEGER NOT NULL REFERENCES evidence (number),
  relation TEXT NOT NULL CHECK (relation IN ('transcript-of', 'translation-of', 'copy-of', 'continues', 'same-moment-as')),
  other INTEGER NOT NULL REFERENCES evidence (number) CHECK (other <> number),
  added_at_ms INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  PRIMARY KEY (number, relation, other),
  CHECK (relation <> 'same-moment-as' OR number < other)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_metadata (
  number INTEGER PRIMARY KEY REFERENCES evidence (number),
  says TEXT NOT NULL CHECK (json_valid(says)),
  entries TEXT NOT NULL CHECK (json_valid(entries)),
  problem TEXT
  ) STRICT;

CREATE TABLE evidence_removal (
  number INTEGER PRIMARY KEY REFERENCES evidence (number),
  removed_at_ms INTEGER NOT NULL,
  removed_by TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 3 AND 1000)
  ) STRICT;

CREATE VIRTUAL TABLE evidence_search USING fts5 (pieces, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

CREATE TABLE 'evidence_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'evidence_search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'evidence_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'evidence_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE VIRTUAL TABLE evidence_source_search USING fts5 (pieces, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

CREATE TABLE 'evidence_source_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'evidence_source_search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'evidence_source_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'evidence_source_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE evidence_tag (
  number INTEGER NOT NULL REFERENCES evidence (number),
  tag_id INTEGER NOT NULL REFERENCES tag (tag_id),
  PRIMARY KEY (number, tag_id)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE handover_conflict (
  conflict_id INTEGER PRIMARY KEY AUTOINCREMENT,
  vault_id TEXT NOT NULL CHECK (length(vault_id) = 32),
  kind TEXT NOT NULL,
  uid TEXT NOT NULL CHECK (length(uid) = 32),
  subject TEXT NOT NULL,
  field TEXT NOT NULL,
  theirs TEXT NOT NULL CHECK (json_valid(theirs)),
  base TEXT CHECK (base IS NULL OR json_valid(base)),
  pack_id TEXT NOT NULL CHECK (length(pack_id) = 32),
  opened_at_ms INTEGER NOT NULL,
  choice TEXT CHECK (choice IS NULL OR choice IN ('ours', 'theirs', 'both', 'newer-pack')),
  decided_at_ms INTEGER
  ) STRICT;

CREATE TABLE handover_entry (
  vault_id TEXT NOT NULL CHECK (length(vault_id) = 32),
  kind TEXT NOT NULL,
  uid TEXT NOT NULL CHECK (length(uid) = 32),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  entry TEXT NOT NULL CHECK (json_valid(entry)),
  PRIMARY KEY (vault_id, kind, uid, seq, hash)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE handover_origin (
  vault_id TEXT NOT NULL CHECK (length(vault_id) = 32),
  kind TEXT NOT NULL,
  uid TEXT NOT NULL CHECK (length(uid) = 32),
  subject TEXT NOT NULL,
  their_number TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record)),
  pack_id TEXT NOT NULL CHECK (length(pack_id) = 32),
  taken_in_at_ms INTEGER NOT NULL,
  PRIMARY KEY (vault_id, kind, uid)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE handover_pack (
  pack_id TEXT NOT NULL CHECK (length(pack_id) = 32),
  direction TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
  vault_id TEXT NOT NULL CHECK (length(vault_id) = 32),
  sender_name TEXT NOT NULL,
  recipients TEXT NOT NULL CHECK (json_valid(recipients)),
  reason TEXT NOT NULL,
  file_name TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL,
  begun_at_ms INTEGER NOT NULL,
  done_at_ms INTEGER,
  records INTEGER NOT NULL CHECK (records >= 0),
  refused INTEGER NOT NULL CHECK (refused >= 0),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  custody_seq INTEGER NOT NULL CHECK (custody_seq >= 0),
  custody_hash TEXT NOT NULL CHECK (length(custody_hash) = 64),
  manifest_sha256 TEXT NOT NULL CHECK (length(manifest_sha256) = 64),
  PRIMARY KEY (pack_id, direction)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE handover_received (
  vault_id TEXT NOT NULL CHECK (length(vault_id) = 32),
  kind TEXT NOT NULL,
  uid TEXT NOT NULL CHECK (length(uid) = 32),
  record_sha256 TEXT NOT NULL CHECK (length(record_sha256) = 64),
  pack_id TEXT NOT NULL CHECK (length(pack_id) = 32),
  PRIMARY KEY (vault_id, kind, uid, record_sha256)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE header_copy (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  generation INTEGER NOT NULL,
  text TEXT NOT NULL
  ) STRICT;

CREATE TABLE header_intent (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  generation INTEGER NOT NULL,
  change TEXT NOT NULL CHECK (json_valid(change))
  ) STRICT;

CREATE TABLE key_slot (
  slot_id TEXT PRIMARY KEY,
  slot_index INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('passphrase', 'recovery-code', 'shares')),
  member INTEGER NOT NULL REFERENCES member (number),
  added_at_ms INTEGER NOT NULL,
  removed_at_ms INTEGER
  ) STRICT;

CREATE TABLE member (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  name TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL,
  removed_at_ms INTEGER
  ) STRICT;

CREATE TABLE mirror_known (
  mirror_id TEXT PRIMARY KEY CHECK (length(mirror_id) = 32),
  name TEXT NOT NULL,
  place TEXT NOT NULL,
  keeping TEXT NOT NULL CHECK (keeping IN ('few', 'usual', 'many')),
  added_at_ms INTEGER NOT NULL,
  forgotten_at_ms INTEGER,
  updated_at_ms INTEGER NOT NULL,
  generation INTEGER NOT NULL CHECK (generation > 0),
  objects INTEGER NOT NULL CHECK (objects >= 0),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  missing INTEGER NOT NULL CHECK (missing >= 0),
  checked_at_ms INTEGER,
  check_read_data INTEGER CHECK (check_read_data IN (0, 1)),
  check_problems INTEGER,
  drilled_at_ms INTEGER,
  drilled_made_at_ms INTEGER,
  drill_sample INTEGER,
  drill_failed INTEGER
  ) STRICT;

CREATE TABLE original_removal (
  removal_id INTEGER PRIMARY KEY AUTOINCREMENT,
  number INTEGER NOT NULL REFERENCES evidence (number),
  path BLOB NOT NULL,
  file_name TEXT NOT NULL,
  source_folder TEXT NOT NULL,
  begun_at_ms INTEGER NOT NULL
  ) STRICT;

CREATE TABLE plain_copy (
  copy_id INTEGER PRIMARY KEY AUTOINCREMENT,
  subject TEXT NOT NULL,
  folder TEXT NOT NULL,
  part_name TEXT NOT NULL,
  final_name TEXT,
  sha256 TEXT CHECK (sha256 IS NULL OR length(sha256) = 64),
  begun_at_ms INTEGER NOT NULL,
  begun_by TEXT NOT NULL,
  told INTEGER NOT NULL CHECK (told IN (0, 1))
  ) STRICT;

CREATE TABLE recording (
  recording_id TEXT PRIMARY KEY CHECK (length(recording_id) = 34),
  begun_at_ms INTEGER NOT NULL,
  begun_by TEXT NOT NULL,
  offset_minutes INTEGER NOT NULL,
  zone TEXT NOT NULL,
  ended_by TEXT
  , medium TEXT NOT NULL DEFAULT 'sound' CHECK (medium IN ('sound', 'film')), width INTEGER, height INTEGER) STRICT;

CREATE TABLE recording_pause (
  recording_id TEXT NOT NULL REFERENCES recording (recording_id),
  after_frames INTEGER NOT NULL CHECK (after_frames >= 0),
  from_ms INTEGER NOT NULL,
  until_ms INTEGER
  ) STRICT;

CREATE TABLE recording_piece (
  recording_id TEXT NOT NULL REFERENCES recording (recording_id),
  piece INTEGER NOT NULL CHECK (piece >= 0),
  object_id TEXT NOT NULL UNIQUE REFERENCES stored_object (id),
  frames INTEGER NOT NULL CHECK (frames > 0),
  kept_at_ms INTEGER NOT NULL,
  PRIMARY KEY (recording_id, piece)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE reserved_slot (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  slot_index INTEGER NOT NULL CHECK (slot_index BETWEEN 0 AND 15),
  blank_seed BLOB NOT NULL CHECK (length(blank_seed) = 32)
  ) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  changed_at_ms INTEGER NOT NULL
  ) STRICT;

CREATE TABLE share_set (
  slot_id TEXT PRIMARY KEY REFERENCES key_slot (slot_id),
  set_id TEXT NOT NULL CHECK (length(set_id) = 16),
  threshold INTEGER NOT NULL CHECK (threshold >= 2),
  holders TEXT NOT NULL CHECK (json_valid(holders)),
  backup_key TEXT NOT NULL CHECK (length(backup_key) = 64),
  made_at_ms INTEGER NOT NULL,
  tested_at_ms INTEGER
  ) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE stored_object (
  id TEXT PRIMARY KEY,
  key BLOB NOT NULL CHECK (length(key) = 32),
  size INTEGER NOT NULL CHECK (size >= 0),
  created_at_ms INTEGER NOT NULL
  ) STRICT;

CREATE TABLE tag (
  tag_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL UNIQUE
  ) STRICT;

CREATE TABLE vault_meta (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  vault_id TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  header_generation INTEGER NOT NULL
  ) STRICT;

CREATE TABLE working_copy (
  number INTEGER NOT NULL REFERENCES evidence (number),
  original_sha256 TEXT NOT NULL CHECK (length(original_sha256) = 64),
  original_number TEXT NOT NULL,
  plan TEXT NOT NULL CHECK (json_valid(plan)),
  made_at_ms INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  PRIMARY KEY (number, original_sha256)
  ) STRICT, WITHOUT ROWID;

CREATE TRIGGER case_file_is_kept BEFORE DELETE ON case_file
  BEGIN SELECT RAISE(ABORT, 'a case is closed, never deleted'); END;

CREATE TRIGGER case_file_opening_stays BEFORE UPDATE OF opened_at_ms ON case_file
  WHEN typeof(OLD.opened_at_ms) = 'integer' AND OLD.opened_at_ms BETWEEN -8640000000000000 AND 8640000000000000
  BEGIN SELECT RAISE(ABORT, 'what a case began as is never changed'); END;

CREATE TRIGGER case_file_stays BEFORE UPDATE OF number ON case_file
  BEGIN SELECT RAISE(ABORT, 'what a case began as is never changed'); END;

CREATE TRIGGER case_file_uid_stays BEFORE UPDATE OF uid ON case_file
  WHEN typeof(OLD.uid) = 'text' AND length(OLD.uid) = 32
  BEGIN SELECT RAISE(ABORT, 'what a case began as is never changed'); END;

CREATE TRIGGER custody_entry_corrects BEFORE INSERT ON custody_entry
  WHEN NEW.action = 'passage' AND NEW.details ->> 'corrects' IS NOT NULL AND (
  NOT EXISTS (SELECT 1 FROM custody_entry WHERE seq = NEW.details ->> 'corrects' AND subject = NEW.subject AND action = 'passage')
  OR EXISTS (SELECT 1 FROM custody_entry WHERE subject = NEW.subject AND action = 'passage'
  AND CASE WHEN typeof(details) = 'text' AND json_valid(details) THEN details ->> 'corrects' END = NEW.details ->> 'corrects'))
  BEGIN SELECT RAISE(ABORT, 'an entry puts right one of the same item that none has put right'); END;

CREATE TRIGGER custody_entry_follows BEFORE INSERT ON custody_entry
  WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM custody_entry)
  OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM custody_entry ORDER BY seq DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')
  BEGIN SELECT RAISE(ABORT, 'a custody entry follows the one before it'); END;

CREATE TRIGGER custody_entry_is_kept BEFORE DELETE ON custody_entry
  BEGIN SELECT RAISE(ABORT, 'a custody entry is never deleted'); END;

CREATE TRIGGER custody_entry_stays BEFORE UPDATE ON custody_entry
  BEGIN SELECT RAISE(ABORT, 'a custody entry is never changed'); END;

CREATE TRIGGER evidence_arrival_is_kept BEFORE DELETE ON evidence_arrival
  WHEN NOT EXISTS (SELECT 1 FROM evidence_destruction WHERE number = OLD.number)
  BEGIN SELECT RAISE(ABORT, 'an arrival is never deleted'); END;

CREATE TRIGGER evidence_arrival_of_destroyed BEFORE INSERT ON evidence_arrival
  WHEN EXISTS (SELECT 1 FROM evidence_destruction WHERE number = NEW.number)
  BEGIN SELECT RAISE(ABORT, 'nothing arrives at a destroyed item'); END;

CREATE TRIGGER evidence_arrival_stays BEFORE UPDATE ON evidence_arrival
  BEGIN SELECT RAISE(ABORT, 'an arrival is never changed'); END;

CREATE TRIGGER evidence_comes_into_case BEFORE INSERT ON evidence
  WHEN NOT EXISTS (SELECT 1 FROM case_file WHERE number = NEW.case_number)
  BEGIN SELECT RAISE(ABORT, 'an item belongs to a case that exists'); END;

CREATE TRIGGER evidence_description_of_destroyed BEFORE UPDATE ON evidence_description
  WHEN EXISTS (SELECT 1 FROM evidence_destruction WHERE number = OLD.number)
  BEGIN SELECT RAISE(ABORT, 'nothing is said of a destroyed item'); END;

CREATE TRIGGER evidence_destruction_follows BEFORE INSERT ON evidence_destruction
  WHEN NEW.may_return <> 0 OR NEW.swept <> 0 OR NOT EXISTS (SELECT 1 FROM evidence_removal WHERE number = NEW.number)
  BEGIN SELECT RAISE(ABORT, 'only an item that was removed from the list is destroyed'); END;

CREATE TRIGGER evidence_destruction_is_kept BEFORE DELETE ON evidence_destruction
  WHEN OLD.may_return = 0 OR NOT EXISTS (SELECT 1 FROM evidence AS e JOIN stored_object AS o ON o.id = e.object_id WHERE e.number = OLD.number AND o.key <> zeroblob(32))
  BEGIN SELECT RAISE(ABORT, 'a destroyed item comes back only through its own bytes, and where that was allowed'); END;

CREATE TRIGGER evidence_destruction_stays BEFORE UPDATE ON evidence_destruction
  WHEN (NEW.number, NEW.destroyed_at_ms, NEW.destroyed_by, NEW.reason) IS NOT (OLD.number, OLD.destroyed_at_ms, OLD.destroyed_by, OLD.reason) OR NEW.swept < OLD.swept
  BEGIN SELECT RAISE(ABORT, 'what was destroyed stays on record'); END;

CREATE TRIGGER evidence_facts_stay BEFORE UPDATE OF number, uid, sha256, size, added_at_ms, added_by ON evidence
  BEGIN SELECT RAISE(ABORT, 'what was added is never changed'); END;

CREATE TRIGGER evidence_is_kept BEFORE DELETE ON evidence
  BEGIN SELECT RAISE(ABORT, 'an evidence row is never deleted'); END;

CREATE TRIGGER evidence_moves_into_case BEFORE UPDATE OF case_number ON evidence
  WHEN NOT EXISTS (SELECT 1 FROM case_file WHERE number = NEW.case_number)
  BEGIN SELECT RAISE(ABORT, 'an item belongs to a case that exists'); END;

CREATE TRIGGER evidence_name_stays BEFORE UPDATE OF file_name ON evidence
  WHEN (NEW.file_name <> '' AND OLD.file_name <> '') OR NOT EXISTS (SELECT 1 FROM evidence_destruction WHERE number = OLD.number)
  BEGIN SELECT RAISE(ABORT, 'the name of what was added is never changed'); END;

CREATE TRIGGER evidence_object_stays BEFORE UPDATE OF object_id ON evidence
  WHEN NOT EXISTS (SELECT 1 FROM stored_object WHERE id = NEW.object_id AND size = OLD.size AND key <> zeroblob(32))
  OR coalesce((SELECT may_return FROM evidence_destruction WHERE number = OLD.number), OLD.check_state IS 'set-aside') = 0
  BEGIN SELECT RAISE(ABORT, 'only bytes that were lost or destroyed are replaced, and only by as many'); END;

CREATE TRIGGER evidence_removal_of_destroyed BEFORE DELETE ON evidence_removal
  WHEN EXISTS (SELECT 1 FROM evidence_destruction WHERE number = OLD.number)
  BEGIN SELECT RAISE(ABORT, 'a destroyed item is not brought back'); END;

CREATE TRIGGER evidence_removal_stays BEFORE UPDATE ON evidence_removal
  BEGIN SELECT RAISE(ABORT, 'a removal is never changed, only taken back'); END;

CREATE TRIGGER handover_entry_is_kept BEFORE DELETE ON handover_entry
  BEGIN SELECT RAISE(ABORT, 'an entry of another log is never deleted'); END;

CREATE TRIGGER handover_entry_stays BEFORE UPDATE ON handover_entry
  BEGIN SELECT RAISE(ABORT, 'an entry of another log is never changed'); END;

CREATE TRIGGER restored_is_not_checked AFTER INSERT ON custody_entry
  WHEN NEW.subject = 'vault' AND NEW.action = 'restored'
  BEGIN UPDATE evidence SET check_state = 'not-checked' WHERE check_state = 'equal' AND number NOT IN (SELECT number FROM evidence_destruction); END;

CREATE TRIGGER stored_object_stays BEFORE UPDATE ON stored_object
  WHEN (NEW.id, NEW.size, NEW.created_at_ms, NEW.key) IS NOT (OLD.id, OLD.size, OLD.created_at_ms, zeroblob(32))
  OR NOT EXISTS (SELECT 1 FROM evidence AS e JOIN evidence_destruction USING (number) WHERE e.object_id = OLD.id)
  BEGIN SELECT RAISE(ABORT, 'a key is never changed, only destroyed with its item'); END;

CREATE TRIGGER working_copy_is_kept BEFORE DELETE ON working_copy
  BEGIN SELECT RAISE(ABORT, 'what a copy was made of is never forgotten'); END;

CREATE TRIGGER working_copy_stays BEFORE UPDATE ON working_copy
  BEGIN SELECT RAISE(ABORT, 'what a copy was made of is never changed'); END;
