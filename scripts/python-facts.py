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
    try:
        if ask.get("real"):
            found = evaluate(ask["real"])
        else:
            owner = evaluate(ask["owner"])
            if not hasattr(owner, ask["member"]):
                return {} if sets_itself(owner, ask["member"]) else None
            found = getattr(owner, ask["member"])
    except (AttributeError, ImportError, NameError):
        return None
    params = params_of(found, "member" in ask and not ask.get("real"))
    return {} if params is None else {"params": params}


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
    found = evaluate(name)
    return isinstance(found, type) and issubclass(found, BaseException)


main()
