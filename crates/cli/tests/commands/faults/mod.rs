//! The real server under load, and what a machine does to it: a power cut, a full disk, clients of every kind at once.

mod full_disk;
mod load;
mod power_cut;
mod scene;
