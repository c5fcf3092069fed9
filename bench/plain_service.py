"""What a team would write in an afternoon: FastAPI, SQLAlchemy's ORM, Presidio with its own recognisers.

No sealing, no coarsening, one commit per report. Presidio runs with its `no_op` engine, because
spaCy's Dutch models are not packages that can be locked.
"""

import logging
import sys

import uvicorn
from fastapi import FastAPI
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Row(Base):
    __tablename__ = "report"
    id: Mapped[int] = mapped_column(primary_key=True)
    rol: Mapped[str]
    wat: Mapped[str]
    verhaal: Mapped[str]


class Report(BaseModel):
    rol: str
    wat: list[str]
    wijk: str = ""
    plek: str = ""
    tijd: str = ""
    verhaal: str = ""


logging.disable(logging.CRITICAL)  # its e-mail recogniser looks for the network and complains at length


def build(database: str) -> FastAPI:
    engine = create_async_engine(f"sqlite+aiosqlite:///{database}")
    sessions = async_sessionmaker(engine)
    nlp = NlpEngineProvider(
        nlp_configuration={"nlp_engine_name": "no_op", "models": [{"lang_code": "nl", "model_name": "none"}]}
    ).create_engine()
    registry = RecognizerRegistry(supported_languages=["nl"])
    registry.load_predefined_recognizers(languages=["nl"])
    registry.remove_recognizer("SpacyRecognizer")
    analyzer = AnalyzerEngine(nlp_engine=nlp, registry=registry, supported_languages=["nl"])
    app = FastAPI()

    @app.on_event("startup")
    async def prepare() -> None:
        async with engine.begin() as connection:
            await connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            await connection.exec_driver_sql("PRAGMA synchronous=FULL")
            await connection.run_sync(Base.metadata.create_all)

    @app.post("/meldingen", status_code=201)
    async def take(report: Report) -> dict[str, bool]:
        text = report.verhaal
        for found in sorted(analyzer.analyze(text, language="nl"), key=lambda result: -result.start):
            text = f"{text[: found.start]}[{found.entity_type}]{text[found.end :]}"
        async with sessions() as session:
            session.add(Row(rol=report.rol, wat=",".join(report.wat), verhaal=text))
            await session.commit()
        return {"ontvangen": True}

    return app


if __name__ == "__main__":
    uvicorn.run(build(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]), access_log=False, log_level="error")
