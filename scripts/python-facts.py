"""Looks names up in this Python and prints what is known of them, for python-facts.js."""

import importlib
import inspect
import json
import sys
import textwrap

PLAIN = (int, float, str, bytes, bool, type(None), tuple)


def main():
    asked = json.load(sys.stdin)
    print(json.dumps({
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "names": {ask["name"]: fact for ask in asked["names"] if (fact := fact_of(ask)) is not None},
        "exceptions": sorted({name for name in asked["exceptions"] if is_exception(name)}),
    }))


def fact_of(ask):
    """None where there is no such name."""
    if "member" not in ask:
        found = first_of(ask["name"], ask["real"])
    else:
        owner = first_of(ask["owner"])
        found = getattr(owner, ask["member"], None)
        if found is None and (hasattr(owner, ask["member"]) or sets_itself(owner, ask["member"])):
            return {}
    if found is None:
        return None
    params = params_of(found, "member" in ask)
    value = int(found) if isinstance(found, int) and not isinstance(found, bool) else None
    return {**({} if params is None else {"params": params}), **({} if value is None else {"value": value})}


def first_of(*expressions):
    """What the first of them yields that is there."""
    for expression in expressions:
        try:
            return evaluate(expression)
        except (AttributeError, NameError):
            pass
    return None


def evaluate(expression):
    names = {}
    for module in ("asyncio", "concurrent.futures", "concurrent.futures.thread", "errno", "multiprocessing",
                   "multiprocessing.connection", "multiprocessing.managers", "multiprocessing.pool",
                   "multiprocessing.queues", "multiprocessing.shared_memory", "multiprocessing.synchronize",
                   "multiprocessing.sharedctypes", "os", "queue", "select", "selectors", "signal", "socket",
                   "subprocess", "sys", "threading", "time"):
        importlib.import_module(module)
        root = module.partition(".")[0]
        names[root] = sys.modules[root]
    return eval(expression, names)


def sets_itself(owner, member):
    """Whether the methods of a class give themselves this attribute."""
    for base in getattr(owner, "__mro__", ()):
        try:
            if f"self.{member} = " in textwrap.dedent(inspect.getsource(base)):
                return True
        except (OSError, TypeError):
            pass
    return False


def params_of(found, is_member):
    """None for what cannot be called, or does not tell its parameters."""
    if not callable(found):
        return None
    try:
        signature = inspect.signature(found)
    except (TypeError, ValueError):
        return None
    params = list(signature.parameters.values())
    if is_member and params and params[0].name in ("self", "cls"):
        params = params[1:]
    if [param.kind for param in params] == [inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD]:
        return None
    return [param_of(param) for param in params]


def param_of(param):
    stars = {param.VAR_POSITIONAL: "*", param.VAR_KEYWORD: "**"}.get(param.kind, "")
    fact = {"label": stars + param.name}
    if param.kind == param.KEYWORD_ONLY:
        fact["keywordOnly"] = True
    if param.default is not param.empty:
        plain = type(param.default) in PLAIN
        fact.update({"default": repr(param.default)} if plain else {"optional": True})
    return fact


def is_exception(name):
    found = first_of(name)
    return isinstance(found, type) and issubclass(found, BaseException)


main()
