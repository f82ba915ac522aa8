"""Quotes basketball games until shortly before they start."""

import json
import re
from pathlib import Path

HERE = Path(__file__).parent
BOSTON = "2ef4d31c-0b46-4f43-a403-f44d62489034"


def load_config() -> dict:
    text = (HERE / "bot.config.jsonc").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", text, flags=re.S)
    return json.loads(re.sub(r",(\s*[}\]])", r"\1", text))


def fair_value(market: dict, teams: dict) -> float | None:
    team = (market.get("custom_strike") or {}).get("basketball_team")
    if team not in teams or market["strike_type"] != "structured" or "floor_strike" in market:
        return None
    others = [one["rating"] for name, one in teams.items() if name != team]
    edge = teams[team]["rating"] - sum(others) / len(others)
    return min(0.95, max(0.05, 0.5 + edge / 60 + (0.02 if team == BOSTON else 0)))


def main() -> None:
    config = load_config()
    dump = json.loads((HERE / "markets.json").read_text(encoding="utf-8"))
    for market in dump["markets"]:
        value = fair_value(market, config["teams"])
        if value is not None:
            half = config["quote"]["half_spread"]
            print(f"{market['ticker']}: bid {value - half:.2f} ask {value + half:.2f}")


if __name__ == "__main__":
    main()
