# SPDX-License-Identifier: EUPL-1.2
# openapi.py SPEC NAME ANSWER - does an answer say only what its description says?  Every member named there, of that
# type; every reference leads somewhere.  Prints what does not hold; ends with 1 then.
import json, sys

spec, name, answer = json.load(open(sys.argv[1])), sys.argv[2], json.load(open(sys.argv[3]))
schemas, wrong = spec["components"]["schemas"], []
types = {"string": str, "boolean": bool, "integer": int, "number": (int, float), "object": dict, "array": list, "null": type(None)}

def references(node, at):
    if isinstance(node, dict):
        ref = node.get("$ref")
        if ref is not None and (not ref.startswith("#/components/schemas/") or ref[21:] not in schemas):
            wrong.append(f"{at}: {ref} leads nowhere")
        for key, value in node.items():
            references(value, f"{at}/{key}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            references(value, f"{at}/{i}")

def check(value, schema, at):
    if "$ref" in schema:
        return check(value, schemas[schema["$ref"][21:]], at)
    want = schema.get("type")
    if want and (not isinstance(value, types[want]) or (want in ("integer", "number") and isinstance(value, bool))):
        wrong.append(f"{at}: {value!r} is no {want}")
    elif want == "array":
        for i, item in enumerate(value):
            check(item, schema["items"], f"{at}/{i}")
    elif want == "object" and "properties" in schema:
        for key, item in value.items():
            if key not in schema["properties"]:
                wrong.append(f"{at}/{key}: not in the description")
            else:
                check(item, schema["properties"][key], f"{at}/{key}")

references(spec, "")
check(answer, schemas[name], "")
print("\n".join(wrong[:20]))
sys.exit(bool(wrong))
