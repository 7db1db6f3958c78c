"""Every draw as a netCDF file."""

from dataclasses import replace

import numpy as np
import pytest

from binjiang_sim.engine import Sector, auxiliary
from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import resources, run, trajectories
from binjiang_sim.projection.trajectories import save_draws
from binjiang_sim.scenario import Label

h5py = pytest.importorskip("h5py")
xarray = pytest.importorskip("xarray")


@pytest.fixture(scope="module")
def result(base):
    return run(base.with_({"end": 2024}), draws=20)


def test_a_file_holds_every_draw_of_every_variable_in_single_precision(result, tmp_path):
    file = save_draws(result, tmp_path / "draws.nc")
    with xarray.open_dataset(file, engine="h5netcdf") as data:
        assert data["value_added"].dims == ("activity", "period", "draw")
        assert data["value_added"].dtype == np.float32
        kept = data["value_added"].sel(activity="industry", period="2024-H1").values
        np.testing.assert_array_equal(kept, result.values("value_added", "2024-H1", "industry").astype(np.float32))
        assert data.attrs["hash"] == result.scenario.hash
    assert [path.name for path in tmp_path.iterdir()] == ["draws.nc"]


LONG = "智能物联与新一代信息技术融合发展及其他未列明的工业门类 (industry and what belongs to it)"


def relabelled(result, names):
    """The result with other names of activities."""
    labels = {**result.scenario.labels, "activity": tuple(Label(one, one, one) for one in names)}
    return replace(result, scenario=replace(result.scenario, labels=labels))


@pytest.mark.parametrize("way", ["file", "dataset"])
def test_another_program_finds_labels_of_any_length_units_and_coordinates(result, tmp_path, way):
    shown, file = relabelled(result, (LONG, f"{LONG}.", "其他")), tmp_path / "draws.nc"
    if way == "file":
        save_draws(shown, file)
    else:
        shown.dataset.to_netcdf(file, engine="h5netcdf")
    whole = shown.dataset
    with h5py.File(file) as data:
        assert data["activity"].asstr()[:].tolist() == [LONG, f"{LONG}.", "其他"]
        assert data["gdp_per_head" if way == "dataset" else "gdp"].attrs["units"].startswith("CNY")
        assert data["draw"][:].tolist() == whole.draw.values.tolist()
    with xarray.open_dataset(file, engine="h5netcdf") as data:
        shared = {name: whole[name] for name in data.data_vars}
        assert set(data.coords) == set(whole.coords)
        for name, one in shared.items():
            assert data[name].attrs["units"] == one.attrs["units"] == shown.model.equations[name].reported_unit
            found = data[name].sel(period=one.period).transpose(*one.dims)
            np.testing.assert_allclose(found.values, one.values, rtol=1e-6)
            for dim in one.dims:
                assert found[dim].values.tolist() == one[dim].values.tolist()


def test_names_that_one_file_cannot_tell_apart_are_refused(result, tmp_path):
    @auxiliary("1", zh="时期", en="period")
    def period():
        return 1

    sector = Sector.made("clash", period, zh="同名", en="One name")
    clashing = replace(result, model=result.model.with_sectors(sector))
    for ask in (lambda: clashing.dataset, lambda: save_draws(clashing, tmp_path / "draws.nc")):
        with pytest.raises(ProjectionError, match="rename: period"):
            ask()


def test_a_file_for_which_there_is_no_room_is_refused(result, tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "free_bytes", lambda _: 100_000)
    with pytest.raises(ProjectionError) as caught:
        save_draws(result, tmp_path / "draws.nc")
    assert caught.value.text().endswith(" has 0 MB left; save fewer draws, or use another disk")
    assert not list(tmp_path.iterdir())


def test_without_the_library_the_remedy_is_said(result, tmp_path, monkeypatch):
    monkeypatch.setattr(trajectories, "find_spec", lambda name: None)
    with pytest.raises(ProjectionError) as caught:
        save_draws(result, tmp_path / "draws.nc")
    assert caught.value.text() == (
        "--save-draws needs h5netcdf and h5py; install them with: pip install 'binjiang_sim[draws]'"
    )
