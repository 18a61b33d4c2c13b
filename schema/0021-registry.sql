-- SPDX-License-Identifier: EUPL-1.2
-- 0021-registry: words leave the dictionary with their last bearer; the whole registry looked through for duplicates; what one opened
-- lately; papers that end, for the facts.

-- The sounds of a person's words, and which way of making keys made them (match/person_keys.h).
ALTER TABLE registry_keys ADD COLUMN words TEXT NOT NULL DEFAULT '[]';
ALTER TABLE registry_keys ADD COLUMN scheme INTEGER NOT NULL DEFAULT 0;
CREATE INDEX registry_keys_scheme ON registry_keys(scheme);
CREATE INDEX registry_word_key_sound ON registry_word_key(sound);
