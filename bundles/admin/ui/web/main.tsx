document.getElementById('root')!.textContent = 'Bindery';
