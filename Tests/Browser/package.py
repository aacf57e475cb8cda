"""The exported data package is what it says it is, and a damaged one is refused in words."""
import csv
import json
import pathlib
import shutil
import tempfile

from frictionless import Package, system

from demo import Failure, run_program
from harness import alone


def faults(folder):
    """What frictionless finds wrong with a package, one sentence each."""
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    sentences = [error.message for error in report.errors]
    for task in report.tasks:
        sentences += [f"{task.place}: {error.message}" for error in task.errors]
    return sentences if sentences or report.valid else ["not valid, without a reason"]


def exported(folder):
    """A small demonstration database, exported; the folder of its package."""
    database = f"sqlite:{folder / 'demo.sqlite'}"
    run_program("demo", "--prepare", folder / "demo.sqlite", "--size", "s")
    run_program("export", folder / "package", "--database", database)
    return folder / "package"


def description(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def first_field(folder, wanted):
    """A table with rows, and the place of its first field that is wanted."""
    for resource in description(folder)["resources"]:
        fields = resource["schema"]["fields"]
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            has_rows = len(list(csv.reader(file))) > 1
        for place, field in enumerate(fields):
            if has_rows and wanted(resource, field):
                return resource, place
    raise Failure("the package has no field of the kind that this check damages")


def rewrite(folder, resource, change):
    path = folder / resource["path"]
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def impossible_day(folder):
    resource, place = first_field(folder, lambda _, field: field["type"] == "date")
    rewrite(folder, resource, lambda rows: rows[1].__setitem__(place, "2009-02-30"))
    return resource["path"]


def unknown_reference(folder):
    def refers(resource, field):
        names = [key["fields"] for key in resource["schema"].get("foreignKeys", [])]
        return field["type"] == "string" and ([field["name"]] in names or field["name"] in names)

    resource, place = first_field(folder, refers)
    rewrite(folder, resource, lambda rows: rows[1].__setitem__(place, "no-such-row"))
    return resource["path"]


def missing_column(folder):
    resource, place = first_field(folder, lambda _, field: field.get("constraints", {}).get("required"))
    rewrite(folder, resource, lambda rows: [row.pop(place) for row in rows])
    return resource["path"]


@alone
def check_exported_package_is_valid(demo, browser):
    """Every table, every row, every enumeration and foreign key, judged by a tool that is not ours."""
    with tempfile.TemporaryDirectory(prefix="reloref-package-") as temporary:
        folder = exported(pathlib.Path(temporary))
        tables = description(folder)["resources"]
        counts = {}
        for table in tables:
            with (folder / table["path"]).open(encoding="utf-8", newline="") as file:
                counts[table["path"]] = sum(1 for _ in csv.reader(file)) - 1
        if sum(counts.values()) < 1000:
            raise Failure(f"the package of the demonstration has only {sum(counts.values())} rows")
        if found := faults(folder):
            raise Failure(f"{len(found)} faults in the exported package:\n" + "\n".join(found[:20]))
        # The same as one file: the command takes it as well, and finds nothing new in it.
        packed = shutil.make_archive(str(folder) + "-packed", "zip", folder)
        told = run_program("import", packed, "--dry-run", "--database", f"sqlite:{folder.parent / 'demo.sqlite'}")
        lines = [line.split("\t") for line in told.stdout.splitlines()[1:] if line.count("\t") == 4]
        if len(lines) < 10 or any(line[1] != "0" or line[4] != "0" for line in lines):
            raise Failure(f"the zip of the package was not read as the package: {told.stdout[:400]}")


@alone
def check_package_without_names_is_valid(demo, browser):
    """The same judge over an export under pseudonyms, with its row of tags; no name of the demonstration is in it."""
    with tempfile.TemporaryDirectory(prefix="reloref-package-") as temporary:
        folder = pathlib.Path(temporary)
        whole, bare = exported(folder), folder / "bare"
        run_program("export", bare, "--pseudonymous", "--hashtags", "--database", f"sqlite:{folder / 'demo.sqlite'}")
        if found := faults(bare):
            raise Failure(f"{len(found)} faults in the export without names:\n" + "\n".join(found[:20]))
        with (whole / "persons.csv").open(encoding="utf-8", newline="") as file:
            names = {row[key] for row in csv.DictReader(file) for key in ("family", "given", "phone") if row[key]}
        if len(names) < 100:
            raise Failure(f"the demonstration has only {len(names)} names: the check would see nothing")
        for path in bare.glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
            if not all(cell.startswith("#") for cell in rows[1]):
                raise Failure(f"{path.name} has no row of tags")
            if path.name not in ("sites.csv", "centres.csv", "associations.csv"):
                for row in rows[2:]:
                    if told := names.intersection(row):
                        raise Failure(f"{path.name} says {told.pop()}")


@alone
def check_damaged_package_is_refused(demo, browser):
    """One fault at a time: frictionless sees it, and the import names the file and changes nothing."""
    with tempfile.TemporaryDirectory(prefix="reloref-package-") as temporary:
        whole, problems = exported(pathlib.Path(temporary)), []
        for damage in (impossible_day, unknown_reference, missing_column):
            folder = pathlib.Path(temporary) / damage.__name__
            shutil.copytree(whole, folder)
            table, words = damage(folder), damage.__name__.replace("_", " ")
            if not faults(folder):
                problems.append(f"frictionless sees no {words} in {table}")
            database = f"sqlite:{temporary}/{damage.__name__}.sqlite"
            run_program("migrate", "--database", database)
            done = run_program("import", folder, "--dry-run", "--database", database, check=False)
            if done.returncode not in (1, 3):
                problems.append(f"the import of a package with {words} in {table} ended with {done.returncode}")
            elif pathlib.Path(table).name not in done.stdout + done.stderr:
                problems.append(f"the import does not name {table}, which has {words}: {done.stderr.strip()[:300]}")
        if problems:
            raise Failure("\n".join(problems))
