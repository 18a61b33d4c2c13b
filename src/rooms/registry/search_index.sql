-- SPDX-License-Identifier: EUPL-1.2
-- search_index.sql - keeping the index right: which keys lead to somebody.

-- many spellings(person person_id) -> family text, given text
SELECT family, given FROM registry_name WHERE person = :person ORDER BY shown DESC, id;

-- many telephones(person person_id) -> value text
SELECT value FROM registry_contact WHERE person = :person AND kind <> 'email' ORDER BY id;

-- many streets(person person_id) -> street text, number text
SELECT street, number FROM registry_address WHERE person = :person AND street <> '' AND number <> '' ORDER BY id;

-- maybe born_on(person person_id) -> birth day?, birth_exact text
SELECT birth, birth_exact FROM registry_person WHERE id = :person;

-- maybe keys_kept(person person_id) -> born int, keys text, words text, scheme int
SELECT born, keys, words, scheme FROM registry_keys WHERE person = :person;

-- change drop_keys(person person_id, born int, keys text)
--@sqlite
DELETE FROM registry_key WHERE person = :person AND born = :born AND key IN (SELECT value FROM json_each(:keys));
--@postgres
DELETE FROM registry_key WHERE person = :person AND born = :born AND key IN (SELECT value::bigint FROM json_array_elements_text(:keys::json));
--@end

-- change add_keys(person person_id, born int, keys text)
--@sqlite
INSERT INTO registry_key(key, born, person) SELECT value, :born, :person FROM json_each(:keys);
--@postgres
INSERT INTO registry_key(key, born, person) SELECT value::bigint, :born, :person FROM json_array_elements_text(:keys::json);
--@end

-- change keep_keys(person person_id, born int, keys text, words text, scheme int)
INSERT INTO registry_keys(person, born, keys, words, scheme) VALUES(:person, :born, :keys, :words, :scheme)
    ON CONFLICT(person) DO UPDATE SET born = excluded.born, keys = excluded.keys, words = excluded.words, scheme = excluded.scheme;

-- change drop_kept(person person_id)
DELETE FROM registry_keys WHERE person = :person;

-- change add_word(sound text)
INSERT INTO registry_word(sound) VALUES(:sound) ON CONFLICT(sound) DO NOTHING;

-- change add_word_keys(sound text, keys text)
--@sqlite
INSERT INTO registry_word_key(key, sound) SELECT value, :sound FROM json_each(:keys);
--@postgres
INSERT INTO registry_word_key(key, sound) SELECT value::bigint, :sound FROM json_array_elements_text(:keys::json);
--@end

-- many words_told(words text) -> sound text
--@sqlite
SELECT value AS sound FROM json_each(:words);
--@postgres
SELECT value AS sound FROM json_array_elements_text(:words::json);
--@end

-- one key_held(keys text) -> n int
--@sqlite
SELECT count(*) AS n FROM json_each(:keys) j WHERE EXISTS (SELECT 1 FROM registry_key k WHERE k.key = j.value);
--@postgres
SELECT count(*) AS n FROM json_array_elements_text(:keys::json) j(value) WHERE EXISTS (SELECT 1 FROM registry_key k WHERE k.key = j.value::bigint);
--@end

-- change drop_word(sound text)
DELETE FROM registry_word WHERE sound = :sound;

-- change drop_word_keys(sound text)
DELETE FROM registry_word_key WHERE sound = :sound;

-- one keys_behind(scheme int) -> n int
SELECT count(*) AS n FROM (SELECT 1 AS x FROM registry_keys WHERE scheme < :scheme LIMIT 1) k;

-- many people_behind(scheme int, most int) -> person person_id
SELECT person FROM registry_keys WHERE scheme < :scheme ORDER BY person LIMIT :most;

-- many dictionary() -> sound text
SELECT sound FROM registry_word ORDER BY sound;
