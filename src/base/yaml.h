/* SPDX-License-Identifier: EUPL-1.2
** yaml.h - a YAML file read by a schema of libcyaml: what is wrong in it becomes a complaint.
**
** The names end in yaml: libyaml itself exports yaml_free and other names that begin so. */
#ifndef YAML_H
#define YAML_H
#include "base/source.h"

struct cyaml_schema_value;              /* of the whole file; the caller includes <cyaml/cyaml.h> */

/* What the schema describes, to be given back with free_yaml(); NULL when refused: then file:line:column is told. */
void *read_yaml(const struct source *, const struct cyaml_schema_value *, struct complaints *);
void  free_yaml(const struct cyaml_schema_value *, void *);
/* Where part begins in the text from line up to end; NULL when it is not there. */
const char *within_line(const char *line, const char *end, const char *part);
#endif
