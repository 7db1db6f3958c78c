"""Every draw as a netCDF file."""

import numpy as np
import pytest

from binjiang_sim.errors import ProjectionError
from binjiang_sim.projection import resources, run, trajectories
from binjiang_sim.projection.trajectories import save_draws

xarray = pytest.importorskip("xarray")


@pytest.fixture(scope="module")
def result(base):
    return run(base.with_({"end": 2024}), draws=20)


def test_a_file_holds_every_draw_of_every_variable_in_single_precision(result, tmp_path):
    file = save_draws(result, tmp_path / "draws.nc")
    with xarray.open_dataset(file, engine="h5netcdf") as data:
        assert data["value_added"].dims == ("activity", "period", "draw")
        assert data["value_added"].dtype == np.float32
        periods = [one.decode() for one in data["period"].values]
        items = [one.decode() for one in data["activity"].values]
        kept = data["value_added"].values[items.index("industry"), periods.index("2024-H1")]
        np.testing.assert_array_equal(kept, result.values("value_added", "2024-H1", "industry").astype(np.float32))
        assert data["gdp"].attrs["unit"] == "CNY"
        assert data.attrs["hash"] == result.scenario.hash
    assert [path.name for path in tmp_path.iterdir()] == ["draws.nc"]


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
